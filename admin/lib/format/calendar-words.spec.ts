import { hourName, monthDayName, monthName, weekdayName } from "./calendar-words"

describe("words of the calendar", () => {
  it("name weekdays from Monday to Sunday", () => {
    expect([1, 6, 7].map((day) => weekdayName("en", day))).toEqual(["Monday", "Saturday", "Sunday"])
    expect(weekdayName("zh-CN", 1)).toBe("星期一")
  })

  it("name hours in the way of the language", () => {
    expect([0, 12, 21].map((hour) => hourName("en", hour).replace(/\s/, " "))).toEqual([
      "12 AM",
      "12 PM",
      "9 PM",
    ])
    expect([0, 21].map((hour) => hourName("zh-CN", hour))).toEqual(["0时", "21时"])
  })

  it("name months, and days of every year", () => {
    expect([monthName("en", 1), monthName("en", 12), monthName("zh-CN", 11)]).toEqual([
      "January",
      "December",
      "十一月",
    ])
    expect(["11-15", "02-29", "13-01", ""].map((day) => monthDayName("en", day))).toEqual([
      "Nov 15",
      "Feb 29",
      "13-01",
      "",
    ])
    expect(monthDayName("zh-CN", "11-15")).toBe("11月15日")
  })
})

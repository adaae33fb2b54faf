/**
 * The words needed before a page's own code is there: those of the menu, of waiting and of failing.
 * Every page of the admin loads these in both languages, so they stay few.
 */
export const enEntry = {
  menu: {
    retention: "Retention",
    customers: "Customers",
    segments: "Segments",
    coupons: "Coupons",
    movement: "Movement",
    model: "Model",
    settings: "Settings",
    data: "Data",
  },
  state: {
    loading: "Loading…",
    slow: "This takes longer than usual…",
    widget_failed: "Retention could not be loaded.",
  },
} as const

/** The same in any language. */
export type EntryTexts = {
  readonly [Group in keyof typeof enEntry]: {
    readonly [Key in keyof (typeof enEntry)[Group]]: string
  }
}

/** What one of these words is asked for by. */
export type EntryKey = {
  [Group in keyof EntryTexts]: `${Group}.${keyof EntryTexts[Group] & string}`
}[keyof EntryTexts]

import type { SingleFormTexts } from "./en"

/** Simplified Chinese names of the ready-made segments. */
export const zhCNSegmentPresets: SingleFormTexts["segments"]["preset"] = {
  high_value: { name: "高价值客户", description: "消费最多且持续购买的客户。" },
  potential: { name: "潜力客户", description: "近期购买过一两次，单次消费高于平常。" },
  mid_value: { name: "中价值客户", description: "消费高于半数客户。" },
  low_value: { name: "低价值客户", description: "其余购买过的客户。" },
  dormant: { name: "沉睡客户", description: "沉默已久，很少会自行回来。" },
  lost: { name: "流失客户", description: "沉默时间超过几乎所有曾经回来的客户。" },
  new_high_spenders: { name: "高消费新客", description: "近期首次购买，消费已高于多数客户。" },
  at_risk_high_value: {
    name: "有流失风险的高价值客户",
    description: "沉默时间超过本店平常间隔的高价值客户。",
  },
  one_time_buyers: { name: "一次性购买者", description: "只下过一单，无论何时。" },
  ripe_for_second: {
    name: "适合二次购买",
    description: "两周至两个月前下过唯一一单，尚无流失风险。",
  },
  discount_only: { name: "仅优惠时购买", description: "至少购买两次，且每次都有优惠。" },
  due_to_reorder: { name: "即将复购", description: "预计两周内再次下单。" },
  recently_reactivated: {
    name: "近期回流",
    description: "经历少有人回来的沉默之后，近期重新购买。",
  },
  slowing_down: { name: "购买放缓", description: "尚无流失风险，但沉默时间超过本人通常间隔。" },
  never_bought: { name: "从未购买", description: "留有账户或邮箱，但没有购买。" },
}

import type { SingleFormTexts } from "./en"

/** Simplified Chinese names of the ready-made segments. */
export const zhCNSegmentPresets: SingleFormTexts["segments"]["preset"] = {
  high_value: { name: "高价值客户", description: "价值最高的客户。" },
  potential: { name: "潜力客户", description: "购买不多，但单次消费不低于老客户。" },
  mid_value: { name: "中价值客户", description: "消费稳定、略低于最高一层的客户。" },
  low_value: { name: "低价值客户", description: "目前消费较少的客户。" },
  dormant: { name: "沉睡客户", description: "沉默已久，很少会自行回来。" },
  lost: { name: "流失客户", description: "沉默时间超过几乎所有曾经回来的客户。" },
  new_high_spenders: { name: "高消费新客", description: "近期首次购买，且消费高于平常。" },
  at_risk_high_value: { name: "有流失风险的高价值客户", description: "正在远离的优质客户。" },
  one_time_buyers: { name: "一次性购买者", description: "只购买过一次。" },
  ripe_for_second: {
    name: "适合二次购买",
    description: "购买过一次，已到其他客户通常再次购买的时间。",
  },
  discount_only: { name: "仅优惠时购买", description: "多次购买，但每次都使用优惠。" },
  due_to_reorder: { name: "即将复购", description: "预计两周内再次下单。" },
  recently_reactivated: { name: "近期回流", description: "长时间沉默后重新购买。" },
  slowing_down: { name: "购买放缓", description: "沉默时间超过本人的通常间隔。" },
  never_bought: { name: "从未购买", description: "店铺已知，但没有订单。" },
}

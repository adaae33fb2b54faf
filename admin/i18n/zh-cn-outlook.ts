import type { SingleFormTexts } from "./en"

/** Simplified Chinese texts of what the models expect of a person. */
export const zhCNOutlook: SingleFormTexts["person"]["outlook"] = {
  title: "未来预测",
  description: "模型根据以往购买作出的预计，不影响分层与阶段。",
  trust: "预测的可信程度",
  line: "90 天内复购概率 {{chance}}。",
  chances: "复购概率",
  next: "下次下单（若会回来）",
  next_around: "{{day}}前后",
  next_between: "五分之四的概率在{{from}}至{{until}}之间。",
  next_after: "十分之九的概率不早于{{from}}。",
  next_unlikely: "不过，回来的可能性很小。",
  next_none: "过于遥远，无法给出日期",
  next_none_hint: "这类客户有一半要等一个世纪以上。",
  purchases: "一年内购买次数",
  purchases_hint: "平均预计值，已计入不再回来的可能",
  value: "未来一年价值",
  value_margin: "毛利",
  value_revenue: "净收入",
  rests: "预计购买 {{purchases}} 次 × 每次 {{spend}}，按年折现率 {{rate}} 折现。",
  rests_plain: "预计购买 {{purchases}} 次 × 每次 {{spend}}。",
  rests_margin:
    "预计购买 {{purchases}} 次 × 每次 {{spend}}，按年折现率 {{rate}} 折现，净收入为 {{revenue}}，再乘以 {{margin}} 毛利率。",
  rests_margin_plain:
    "预计购买 {{purchases}} 次 × 每次 {{spend}}，净收入为 {{revenue}}，再乘以 {{margin}} 毛利率。",
  spend_own_other: "每次消费的预计，参考其 {{n}} 次复购（平均 {{mean}}）与其他客户的消费。",
  spend_others: "尚无复购，每次消费按全体购买者的平均水平预计。",
  no_margin: "尚未设置毛利率，因此这是收入，而非毛利。",
  set_margin: "设置毛利率",
  no_value: "未知",
  no_spend: "本店客户的消费金额不符合模型，因此不预测价值。",
  no_spend_here: "无法预计其消费金额。",
  basis_other: "依据 {{age}}内的 {{n}} 个购买日，截至{{time}}。",
  shut: "本店暂不显示预测：{{reasons}}。",
  shut_plain: "本店暂不显示预测：模型未通过检验。",
  between: "；",
  why: "查看原因",
  check: {
    buyers: "购买者还太少",
    history: "历史还太短",
    fit: "模型与购买数据不符",
    dropout: "看不出有客户彻底流失",
    calibration: "对最近 90 天的预测与实际不符",
  },
  no_model: "测算本店之后开始预测，最迟今晚。",
  not_yet: "下次测算本店之后开始预测。",
}

/** Simplified Chinese texts of the curve below a person's purchases. */
export const zhCNChance: SingleFormTexts["person"]["chance"] = {
  label: "{{days}}内复购概率",
  keys: "用方向键逐日移动。",
  before: "购买前为 {{chance}}",
  if_nothing: "若此前没有购买",
  day: "日期",
  what: "事件",
  column_before: "之前概率",
  column_chance: "当时概率",
  row: { purchase: "购买", today: "今天", ahead: "若一直没有购买" },
}

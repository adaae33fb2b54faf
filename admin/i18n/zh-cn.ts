import { zhCNOverview } from "./zh-cn-overview"
import { zhCNCustomers } from "./zh-cn-customers"
import { zhCNCompare } from "./zh-cn-compare"
import { zhCNCoupons } from "./zh-cn-coupons"
import { zhCNCouponIssue } from "./zh-cn-coupon-issue"
import { zhCNData } from "./zh-cn-data"
import { zhCNEntry } from "./zh-cn-entry"
import { zhCNModel } from "./zh-cn-model"
import { zhCNMovement } from "./zh-cn-movement"
import { zhCNPerson } from "./zh-cn-person"
import { zhCNSegment } from "./zh-cn-segment"
import { zhCNSegmentFields } from "./zh-cn-segment-fields"
import { zhCNSegments } from "./zh-cn-segments"
import { zhCNSettings } from "./zh-cn-settings"
import type { SingleFormTexts } from "./en"

/** Simplified Chinese, whose nouns have one form: `_other` stands for every number. */
export const zhCN: SingleFormTexts = {
  menu: zhCNEntry.menu,
  units: {
    days_other: "{{n}} 天",
    years_other: "{{n}}年",
  },
  pages: {
    range: "第 {{from}} – {{to}} 项，共 {{count}} 项",
    previous: "上一页",
    next: "下一页",
  },
  tier: {
    high_value: "高价值",
    potential: "潜力",
    mid_value: "中价值",
    low_value: "低价值",
  },
  stage: {
    prospect: "未购",
    new: "新客",
    active: "活跃",
    at_risk: "流失风险",
    dormant: "沉睡",
    lost: "流失",
    reactivated: "回流",
  },
  rfm_group: {
    champion: "冠军客户",
    loyal: "忠诚客户",
    cannot_lose: "不容流失",
    potential_loyalist: "潜在忠诚",
    needs_attention: "需要关注",
    at_risk_rfm: "正在远离",
    recent: "新近购买",
    promising: "值得期待",
    about_to_sleep: "即将沉睡",
    hibernating: "休眠",
  },
  ...zhCNOverview,
  ...zhCNMovement,
  compare: zhCNCompare,
  backfill: {
    empty_title: "尚未读取订单",
    empty_text: "先读取一次店铺的历史订单，之后自动保持更新。不会改动店铺的任何数据。",
    never_run: "以下数字仅依据新订单：历史订单尚未读取。",
    start: "读取历史订单",
    running: "正在读取历史订单",
    progress_customers: "{{done}} / {{total}} 位客户",
    progress_orders: "{{done}} / {{total}} 个订单",
    scoring: "正在计算分层与阶段…",
    pausing: "正在暂停…",
    so_far: "目前已读取",
    go_on: "继续",
    failed: "读取历史订单中断：{{message}}",
    paused: "历史订单的读取已暂停。",
    paused_at: "历史订单的读取已于{{time}}暂停。",
    interrupted: "读取历史订单时服务器停止运行，几分钟内会自动继续。",
  },
  coupons: zhCNCoupons,
  coupon_issue: zhCNCouponIssue,
  customers: zhCNCustomers,
  data: zhCNData,
  model: zhCNModel,
  person: zhCNPerson,
  segment: zhCNSegment,
  segments: zhCNSegments,
  segment_fields: zhCNSegmentFields,
  settings: zhCNSettings,
  state: {
    ...zhCNEntry.state,
    no_chart: "图表未能显示，请刷新页面重试。",
    error_title: "数据加载失败",
    not_allowed: "此操作需要 {{permission}} 权限，您的角色尚未获得。",
    forbidden_title: "您没有查看权限",
    forbidden_text: "请联系管理员开通客户留存的查看权限。",
    refused: "未能执行",
    retry: "重试",
  },
  customer: {
    title: "客户留存",
    not_synced: "尚未同步。下次更新后即可看到这位客户。",
    slowing: "购买放缓",
    why: "原因",
    purchases: "购买",
    purchases_value_other: "{{n}} 次，分布于 {{days}}",
    revenue: "净收入",
    average_order: "客单价",
    rhythm: "通常间隔",
    rhythm_value_other: "{{n}} 天",
    first_purchase: "首次购买",
    last_purchase: "最近购买",
    rfm: "RFM",
    rfm_scores: "R {{r}} · F {{f}} · M {{m}}",
    rfm_label: "近度 {{r}} / 5，频度 {{f}} / 5，金额 {{m}} / 5",
    records_other: "合计了使用此邮箱的 {{n}} 份客户记录。",
    scale_label:
      "已沉默 {{days}}；{{at_risk}} 天起有流失风险，{{dormant}} 天起沉睡，{{lost}} 天起流失",
    last_purchases: "最近的购买",
    order: "订单",
    cancelled: "已取消",
    what_next: "接下来",
    more_items_other: "{{title}}{{blank}}等 {{total}} 件商品",
  },
  explain: {
    unknown_amount: "未知金额",
    high_value:
      "最近一次购买前的{{window_days}}里，分 {{purchase_days}}共消费 {{spent}}，高于 {{high_percent}}% 的购买者（界线为 {{high_cut}}）。",
    potential:
      "在 {{purchase_days}}购买，平均每天 {{basket}}，不低于本店中位数 {{median_basket}}，且沉默不满 {{dormant_days}}。",
    mid_value:
      "最近一次购买前的{{window_days}}里，分 {{purchase_days}}共消费 {{spent}}，高于 {{mid_percent}}% 的购买者。超过 {{high_cut}} 即为高价值。",
    mid_value_few_days:
      "最近一次购买前的{{window_days}}里，分 {{purchase_days}}共消费 {{spent}}，金额已达高价值，但高价值还要求至少在 {{high_min_days}}有购买。",
    low_value:
      "最近一次购买前的{{window_days}}里，分 {{purchase_days}}共消费 {{spent}}。超过 {{mid_cut}} 即为中价值。",
    low_value_unfitted:
      "最近一次购买前的{{window_days}}里，分 {{purchase_days}}共消费 {{spent}}；尚未与其他购买者比较。",
    grace:
      "最近一次购买前的{{window_days}}里，分 {{purchase_days}}共消费 {{spent}}；按今天的数据属{{target}}，{{until}}之前仍保留{{tier}}。",
    prospect: "尚未购买。",
    new: "{{first_purchase_at}}首次购买，{{new_days}}内视为新客。",
    active: "已沉默 {{silence_days}}；满 {{following_days}}进入“{{following_stage_title}}”。",
    at_risk:
      "已沉默 {{silence_days}}；流失风险自 {{at_risk_days}}起，满 {{following_days}}进入“{{following_stage_title}}”。",
    dormant:
      "已沉默 {{silence_days}}；沉睡自 {{dormant_days}}起，满 {{following_days}}进入“{{following_stage_title}}”。",
    lost: "已沉默 {{silence_days}}；流失自 {{lost_days}}起。",
    reactivated:
      "沉默至少 {{dormant_days}}后于{{reactivated_at}}回来购买，{{reactivated_days}}内视为回流。",
    slowing:
      "通常每 {{median_gap_days}}购买一次，如今已沉默 {{silence_days}}；超过 {{usual_silence_days}}即视为购买放缓。",
    next_stage: "若无购买，{{at}}起转为“{{next_stage_title}}”。",
    next_stage_and_tier:
      "若无购买，{{at}}起转为“{{next_stage_title}}”，并由{{tier}}转为{{next_tier}}。",
    next_tier: "若无购买，{{at}}起由{{tier}}转为{{next_tier}}。",
    next_slowing: "若无购买，{{at}}起视为购买放缓。",
    next_future_purchase: "一笔日期为{{at}}的订单届时开始计入。",
    next_due: "{{at}}已到变更之时，将在下次运行时更新。",
  },
}

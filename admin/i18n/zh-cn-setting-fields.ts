import type { SingleFormTexts } from "./en"

/** What each setting is called and does, in Simplified Chinese. */
export const zhCNSettingFields: SingleFormTexts["settings"]["field"] = {
  base_currency: { label: "基准货币", hint: "收入、单日消费与分界线均以此货币计算。" },
  rates: {
    label: "汇率",
    hint: "一单位其他货币值多少。没有汇率的订单计入购买次数，但不计金额。",
  },
  margin: {
    label: "毛利率",
    hint: "扣除商品成本后所余的收入比例。尚不清楚时请留空，届时不会显示毛利。",
  },
  annual_discount_rate: {
    label: "年折现率",
    hint: "一年后的收入比今天贬值多少：预计客户带来的价值按此折现。0% 表示不折现。",
  },
  time_zone: {
    label: "时区",
    hint: "购买日、月份和夜间任务均按此时区计算。同一天的两个订单算一个购买日。",
  },
  tier: {
    window_days: { label: "分层统计时段", hint: "客户最近一次购买之前、此时段内的购买计入分层。" },
    high_value_percentile: {
      label: "高价值的分界",
      hint: "消费高于这一比例的购买者，才属高价值。",
    },
    mid_value_percentile: {
      label: "中价值的分界",
      hint: "消费高于这一比例的购买者，才属中价值。",
    },
    high_value_min_days: {
      label: "高价值所需购买日",
      hint: "高价值还要求在这么多天有购买，单笔大额订单并不足够。",
    },
    potential_max_days: {
      label: "潜力的购买日上限",
      hint: "购买日不超过此数、单日消费不低于中位数、且尚未沉睡的购买者属于潜力。",
    },
    grace_days: {
      label: "宽限期",
      hint: "低于原分层的客户在此期间仍保留原分层。升级则立即生效。",
    },
  },
  stage: {
    method: { label: "阈值来源", hint: "沉默多少天视为流失风险、沉睡和流失。" },
    percentiles: { label: "复购占比" },
    floors: { label: "不低于" },
    ceilings: { label: "不高于" },
    fixed_days: { label: "固定天数" },
    gap_window_days: { label: "节奏统计时段", hint: "仅以此时段内完成的复购间隔测量本店的节奏。" },
    min_gaps: { label: "所需复购次数", hint: "少于此数时节奏不足为凭，改用固定天数。" },
    min_history_days: { label: "所需历史", hint: "历史短于此数时，改用固定天数。" },
    max_monthly_change: {
      label: "每月变动上限",
      hint: "阈值每月重新测量一次，变动不超过自身的这一比例。",
    },
    new_days: { label: "新客期", hint: "首次购买后多久之内视为新客。" },
    reactivated_days: { label: "回流期", hint: "结束沉睡的那次购买之后，多久之内视为回流。" },
    slowing: {
      min_purchase_days: { label: "放缓所需购买日", hint: "购买日更少的客户还看不出自己的节奏。" },
      min_silence_days: { label: "放缓所需沉默", hint: "沉默更短则不算放缓。" },
      gap_factor: {
        label: "放缓的间隔倍数",
        hint: "沉默超过本人购买间隔中位数的这一倍数，即视为放缓。",
      },
    },
  },
  portrait: {
    late_after_days: {
      label: "延误天数",
      hint: "订单发货或送达所用天数超过此数，即视为延误。",
    },
    refunded_share: {
      label: "视为退款的比例",
      hint: "退款达到已付金额的这一比例，订单即视为已退款。",
    },
    gift_seasons: {
      label: "送礼季",
      hint: "人们为他人购买的时段。只在此时段买过一次的客户，可能自己并无再来的理由。首末两日均计入，每年重复。",
    },
  },
  offers: {
    code_prefix: {
      label: "优惠码前缀",
      hint: "大写字母或数字，不含 0 和 1。其后为 13 位随机字符。",
    },
    largest_discount: {
      label: "优惠上限",
      hint: "优惠不超过购物车金额的这一比例，因此减免固定金额须设最低消费。",
    },
    margin_guard: { label: "不超过毛利率", hint: "填写毛利率后，优惠比例不得高于毛利率。" },
    rest_days: { label: "优惠间隔", hint: "获得优惠券的客户，在此期间不再从其他批次获得。" },
    valid_days: { label: "有效期", hint: "批次未指定到期日时，自发放次日起的整天数。" },
    budget: {
      amount: {
        label: "批次预算",
        hint: "批次未指定预算时，一个批次合计最多优惠多少。留空为不限。",
      },
      count: { label: "批次张数", hint: "批次未指定张数时，一个批次最多发放多少张。留空为不限。" },
    },
    purge_after_days: {
      label: "清理时间",
      hint: "未使用的优惠券到期这么久后，其促销从 Medusa 中删除。此处的记录会保留。",
    },
  },
  mirror: {
    customer_metadata: { label: "客户元数据", hint: "客户元数据的字段名，至多 20 个。" },
    order_metadata: { label: "订单元数据", hint: "订单元数据的字段名，至多 20 个。" },
  },
  seen: {
    storefront: {
      label: "浏览过的商品",
      hint: "允许店铺前台上报已登录客户浏览了哪些商品。在前台接入并写入隐私声明之前，请保持关闭。",
    },
  },
}

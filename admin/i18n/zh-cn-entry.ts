import type { EntryTexts } from "./en-entry"

/** The words needed before a page's own code is there. */
export const zhCNEntry: EntryTexts = {
  menu: {
    retention: "客户留存",
    customers: "客户",
    segments: "分群",
    coupons: "优惠券",
    movement: "客户流向",
    model: "预测模型",
    settings: "设置",
    data: "数据",
  },
  state: {
    loading: "加载中…",
    slow: "加载时间较长，请稍候…",
    widget_failed: "留存数据加载失败。",
  },
}

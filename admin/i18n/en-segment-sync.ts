/** English texts of a segment's customer group. */
export const enSegmentSync = {
  title: "Customer group",
  description:
    "A customer group in Medusa that always holds this segment's members, so that prices, promotions and whatever else goes by groups can be for them.",
  off: {
    does_title: "What it does",
    does_keep:
      "Who enters the segment is put into the group, who leaves is taken out: within minutes, and checked every night.",
    does_hand:
      "Whom you put in by hand stays. Whom you take out by hand is not put in again. Both are listed here.",
    does_guests:
      "Customers with an account are put in. Guests are left out unless you let them in.",
    create: "Give it a customer group",
    create_hint: "Makes the group “{{name}}” and fills it, in one click.",
    create_guests_hint: "Makes the group “{{name}}” and fills it, guests included, in one click.",
    again: "Switch on again",
    again_hint: "“{{name}}” follows the segment again.",
    again_guests_hint: "“{{name}}” follows the segment again, guests included.",
    choose: "Other group…",
  },
  choose: {
    title: "Choose a customer group",
    text: "The segment's members are added to it. Who is in it already stays, as put in by hand.",
    which: "Which group",
    new: "A new one",
    existing: "One that Medusa has",
    name: "Name",
    search: "Search groups",
    none: "Medusa has no customer group yet.",
    nothing: "No group of that name.",
    more: "Search for others by name.",
    cancel: "Cancel",
    save: "Switch on",
    need_name: "Give the group a name.",
    need_group: "Choose a group.",
  },
  guests: {
    label: "Let guests in",
    hint: "Whoever types a guest's e-mail at checkout is taken for that guest, and gets what the group gets.",
    left_out_one: "{{n}} guest record of its members is left out.",
    left_out_other: "{{n}} guest records of its members are left out.",
    on_title: "Let guests into the group?",
    on_text:
      "A guest has no password: whoever types their e-mail at checkout is taken for them, and gets the prices and promotions of this group. Let guests in only if it does no harm when somebody else gets them.",
    on_do: "Let guests in",
    off_title: "Leave guests out again?",
    off_text:
      "Guests whom this segment put into the group are taken out of it. Those put in by hand stay.",
    off_do: "Leave guests out",
  },
  state: {
    in_sync: "In step",
    waiting: "Under way",
    stopped: "Stopped",
    off: "Off",
  },
  at: "Last looked at",
  never: "not yet",
  group: "Group",
  accounts: "With an account",
  guests_in: "Guests",
  by_segment: "Put in by this segment",
  by_hand: "Put in by hand",
  removed_by_hand: "Taken out by hand",
  show: "Show",
  run: "Look now",
  switch_off: "Switch off",
  stopped: {
    group_deleted:
      "The customer group was deleted in Medusa. Give the segment another one, or switch this off.",
    segment_stopped:
      "The segment stands still, so the group does too: who is in it stays in it, and nobody is added.",
    failed: "It did not work the last time: {{message}}",
    again: "Try again",
  },
  ask: {
    title: "Switch the customer group off?",
    text: "“{{name}}” stays in Medusa, with all prices and promotions that hang on it. From now on nobody is put in or taken out.",
    take_out_one: "Also take out the {{n}} customer whom this segment put in",
    take_out_other: "Also take out the {{n}} customers whom this segment put in",
    take_out_hint: "Those put in by hand stay either way.",
    do: "Switch off",
  },
  exceptions: {
    by_hand_title: "Put in by hand",
    by_hand_text:
      "These are in the group although the segment did not put them in. They stay until somebody takes them out.",
    removed_by_hand_title: "Taken out by hand",
    removed_by_hand_text:
      "These are in the segment, and somebody took them out of the group. They are not put in again unless you let them in.",
    none: "Nobody.",
    unnamed: "Customer without an e-mail",
    noticed: "noticed on {{day}}",
    readmit: "Let in again",
    readmit_named: "Let {{name}} in again",
  },
  use: {
    title: "What to do with it",
    price_list: "Own prices",
    price_list_hint: "A price list; choose the group under customer availability.",
    promotion: "A promotion for them alone",
    promotion_hint: "Under who can use it, the condition is the customer group.",
  },
  done: {
    on: "A customer group now follows the segment",
    off: "No customer group follows the segment any more",
    guests_on: "Guests are let in",
    guests_off: "Guests are left out",
    readmit: "Let in again",
  },
} as const

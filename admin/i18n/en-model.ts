import { enModelEvidence } from "./en-model-evidence"

/** English texts of the model page. */
export const enModel = {
  title: "Model",
  subtitle: "Who will buy again, and when: how far these predictions can be trusted.",
  fitted: "Fitted {{time}}",
  named: "This is the fit of {{time}}. The newest one decides what is predicted.",
  to_newest: "Show the newest",
  gone_title: "This fit is not known",
  gone_text: "Its address may be wrong, or it was made in another shop.",
  empty_title: "No model fitted yet",
  empty_text:
    "It is fitted once the past orders are read, and every night after that. Until then nothing is predicted.",
  empty_link: "Where the figures come from",
  open: "Predictions are shown",
  shut: "No predictions are shown",
  was_open: "Allowed predictions",
  was_shut: "Allowed no predictions",
  version: "version {{n}}",
  open_title: "Trust them for groups of customers, not for a single one.",
  open_text:
    "On {{day}} the model, knowing only the purchases until then, expected {{predicted}} of {{n}} buyers to buy within {{days}} days. {{actual}} did.",
  bias: {
    none: "The difference may be chance alone.",
    high: "That is {{by}} more than came: too much to be chance, but within what the conditions below allow.",
    low: "That is {{by}} less than came: too much to be chance, but within what the conditions below allow.",
  },
  usual: "Of those given a chance of about {{predicted}}, {{actual}} bought.",
  best: "Of those with the best chances, about {{predicted}}, {{actual}} did.",
  groups: "In {{within}} of {{n}} such groups the difference may be chance alone.",
  scale: {
    title: "Buyers who bought within {{days}} days",
    text: "Of the {{n}} buyers known on {{day}}.",
    text_shut: "Of the {{n}} buyers known on {{day}}. Nobody was shown these predictions.",
    predicted_hint: "from the purchases until then",
    actual_hint: "95% interval {{range}}",
    untold: "their orders could not be fitted",
    nobody: "Nobody had bought by {{day}}, so there is nothing to hold a prediction against.",
    label:
      "Predicted {{predicted}}, actual {{actual}} with a 95% interval of {{range}}, on a line from 0 to {{end}}",
  },
  good_for: "Good for",
  not_for: "Not for",
  use: {
    rank: "Choosing whom to turn to first. Those with the best chances bought {{lift}} times as often as buyers on average.",
    group:
      "Telling how many of a few hundred people will buy. The smaller the group, the more is chance.",
    worth:
      "Comparing what customers will be worth in a year. Their spend is a model of its own, and was not tested against what came.",
  },
  limit: {
    person:
      "What one person will do. Of ten people with a chance of 30%, about three buy; nothing says which.",
    season: "Seasons, sales and holidays. The model goes by the usual pace and knows of none.",
    cause: "What a message would bring. It tells what happens if all goes on as before.",
    year: "A year ahead to the digit. Only {{days}} days were tested.",
    flat: "Telling customers apart. Those with the best chances bought hardly more often than buyers on average.",
    amounts:
      "Amounts. The model of spend could not be fitted, so chances are shown without a value.",
  },
  change: "What would change it",
  shut_rest:
    "Tiers and stages do not rest on this model and go on as before. Where a chance would stand, the pages say that there is none.",
  reason: {
    no_customers: {
      title: "Nobody has bought yet.",
      text: "There is nothing to learn from.",
      change: "It is tried again every night.",
    },
    one_customer: {
      title: "Only one person has bought yet.",
      text: "From one person nothing follows for others.",
      change: "It is tried again every night. {{needed}} buyers are needed.",
    },
    no_repeat_purchase: {
      title: "Nobody has bought on a second day yet.",
      text: "Without second purchases nothing says how long people take to come back.",
      change: "It is tried again every night, and can be fitted once some have come back.",
    },
    buyers: {
      title: "Too few buyers yet to predict from.",
      text: "{{found}} people have bought here. With fewer than {{needed}} a model learns chance rather than customers.",
      change:
        "It is tried again every night. From {{needed}} buyers on it opens, if the other conditions hold.",
    },
    history: {
      title: "Too short a history yet to predict from.",
      text: "It goes back {{found}} days. It takes {{needed}} to tell who comes back from who stays away.",
      change:
        "Time: on {{day}} it is long enough. Older orders, once they are imported, count too.",
    },
    nobody_leaves: {
      title: "Nobody ever seems to leave within the data.",
      text: "In these {{days}} days each silence may just as well be a pause. So a model that counts who has left adds nothing: it explains the purchases no better than one in which everybody stays (by {{found}}; more than {{needed}} is asked for).",
      change:
        "A longer history, in which those who left stay away for good. It is tried again every night.",
    },
    degenerate: {
      title: "The data do not settle the model.",
      text: "Its best parameters lie at the edge of what is possible, as where all customers are alike. They fit the past and mean nothing for the future.",
      change: "More customers, or a longer history. It is tried again every night.",
    },
    not_converged: {
      title: "The model could not be fitted.",
      text: "The search for its parameters was given up after {{iterations}} steps.",
      change: "It is tried again every night, with the newest purchases.",
    },
    too_high: {
      title: "The model promised more than came.",
      text: "For the {{horizon}} days since {{day}} it expected {{predicted}} of buyers to buy; {{actual}} did. Of the two the larger may be at most {{needed}} times the smaller, and is {{found}} times.",
      change:
        "A quarter like those before: after a season or a sale, fewer come than the model is used to. It is tested again every night on the last {{horizon}} days.",
    },
    too_low: {
      title: "More came than the model promised.",
      text: "For the {{horizon}} days since {{day}} it expected {{predicted}} of buyers to buy; {{actual}} did. Of the two the larger may be at most {{needed}} times the smaller, and is {{found}} times.",
      change:
        "A quarter like those before: in a season or a sale, more come than the model is used to. It is tested again every night on the last {{horizon}} days.",
    },
    nobody_came: {
      title: "Nobody bought any more.",
      text: "For the {{horizon}} days since {{day}} the model expected {{predicted}} of buyers to buy, and nobody did.",
      change:
        "New purchases. It is tested again every night on the last {{horizon}} days. Should there have been some, see whether orders are still read.",
    },
    untested: {
      title: "The model could not be tested yet.",
      text: "The orders known {{horizon}} days ago were too few, or too much alike, to fit it on; so nothing says whether its chances come true.",
      change: "Time: it is tested every night on the last {{horizon}} days.",
    },
  },
  gate: {
    title: "Conditions",
    description:
      "Predictions are shown only while all of these hold. They are checked after every fit.",
    caption: "Conditions for predictions: what was found and what is needed",
    column_check: "Condition",
    column_found: "Found",
    column_needed: "Needed",
    column_result: "Result",
    passed: "Holds",
    failed: "Does not hold",
    at_least: "at least {{value}}",
    more_than: "more than {{value}}",
    at_most: "at most {{value}}, or in the interval",
    times: "{{n}} times",
    times_chance: "{{n}} times, in the interval",
    not_tested: "not tested",
    nobody_came: "nobody bought",
    not_compared: "not compared",
    besides: "To show values, also",
    check: {
      buyers: "Enough buyers",
      history: "Long enough a history",
      fit: "Parameters found",
      dropout: "Leaving can be told from pausing",
      calibration: "Right about the last quarter",
      spend: "Spend can be told",
    },
    hint: {
      buyers: "People with at least one purchase.",
      history: "From the first purchase to the fit.",
      fit: "The data settle the model, and not at the edge of what is possible.",
      dropout:
        "By how much the purchases are more likely than if everybody stayed: twice the gain in log-likelihood.",
      calibration:
        "Predicted and actual share of buyers in the last {{days}} days: the larger divided by the smaller, or the predicted in the 95% interval of the actual.",
      spend: "Without it chances are shown, and no values.",
    },
  },
  status: {
    ok: "found",
    degenerate: "at the edge",
    not_converged: "not found",
    refused: "nothing to fit",
  },
  ...enModelEvidence,
  fits: {
    title: "Last fits",
    description: "Every prediction names its fit, and can be traced to it here.",
    caption: "Fits, newest first",
    column_fitted: "Fitted",
    column_result: "Predictions",
    column_buyers: "Buyers",
    column_until: "Purchases until",
    column_off: "Last quarter",
    column_policy: "Settings",
    shown: "Shown",
    not_shown: "Not shown",
    current: "shown on this page",
    open: "Fit of {{time}}",
    join: ", ",
    cause: {
      no_customers: "no buyers",
      one_customer: "one buyer",
      no_repeat_purchase: "nobody bought again",
      buyers: "too few buyers",
      history: "too short a history",
      nobody_leaves: "nobody seems to leave",
      degenerate: "the data do not settle it",
      not_converged: "could not be fitted",
      calibration: "not right about the last quarter",
    },
  },
} as const

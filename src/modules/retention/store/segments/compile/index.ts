export { type CompiledRule, compileRule, type RuleQuestion } from "./compile-rule"

import { CreateRetention1763800000000 } from "./1763800000000-create-retention"
import { KeepInStep1763900000000 } from "./1763900000000-keep-in-step"

/** Every migration, oldest first. Listed by hand so that a bundler or a package keeps them. */
export const migrations = [CreateRetention1763800000000, KeepInStep1763900000000] as const

/** A setting that the operator has to mend; its message says which, and never its value. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

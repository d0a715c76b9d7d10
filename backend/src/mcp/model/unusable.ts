/** Why a call cannot be turned into a request; the model reads it and may correct the call. */
export class UnusableArguments extends Error {
  override name = 'UnusableArguments'
}

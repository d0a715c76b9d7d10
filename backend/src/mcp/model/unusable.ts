/** What is wrong with a call before it is a request; the model reads it and may do better. */
export class UnusableArguments extends Error {
  override name = 'UnusableArguments'
}

/** What was asked for cannot be done. Its message is one line for the person at the keyboard. */
export class Refused extends Error {
  override readonly name = 'Refused'
}

/** The command cannot be run. The message is one line for the user. */
export class Refused extends Error {
  override readonly name = 'Refused'
}

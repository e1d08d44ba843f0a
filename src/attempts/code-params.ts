/** Parameters of the methods that take a code. */
export interface CodeParams {
  /** The code that the user received. */
  code: string
}

import { SOLANA_STRATEGY } from './strategies.ts'

/** The contents of a text to sign. */
export interface MessageContents {
  readonly strategy: string
  readonly address: string
  readonly applicationName: string
  readonly purpose: 'Sign up to' | 'Sign in to'
  /** The page's origin. */
  readonly origin: string
  readonly nonce: string
  /** Epoch milliseconds. */
  readonly issuedAt: number
}

/** The text that a wallet shows and signs, in the form of EIP-4361. */
export const messageOf = (contents: MessageContents): string => {
  const { strategy, address, applicationName, purpose, origin, nonce, issuedAt } = contents
  const kind = strategy === SOLANA_STRATEGY ? 'Solana' : 'Ethereum'
  return [
    `${new URL(origin).host} wants you to sign in with your ${kind} account:`,
    address,
    '',
    `${purpose} ${applicationName}.`,
    '',
    `URI: ${origin}`,
    'Version: 1',
    `Nonce: ${nonce}`,
    `Issued At: ${new Date(issuedAt).toISOString()}`,
  ].join('\n')
}

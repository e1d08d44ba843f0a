import { ask } from '../dialog.ts'
import { h } from '../dom.ts'

/** The error of a wallet whose user declines. Source: EIP-1193. */
export class Rejected extends Error {
  readonly code: number
  constructor(code = 4001, message = 'The user declined.') {
    super(message)
    this.code = code
  }
}

const approved = async (wallet: string, title: string, label: string, content: HTMLElement): Promise<void> => {
  const approve = h('button', { type: 'button', class: 'primary' }, h('span', {}, label))
  const isApproved = await ask({ title, source: wallet, content: [content], approve, decline: 'Decline' })
  if (!isApproved) throw new Rejected()
}

export const approveAccount = (wallet: string, address: string): Promise<void> =>
  approved(wallet, 'Connect to Meadow?', 'Connect', h('p', { class: 'mono account' }, address))

export const approveMessage = (wallet: string, message: string): Promise<void> =>
  approved(wallet, 'Sign this message?', 'Sign', h('pre', { class: 'mono', tabindex: '0' }, message))

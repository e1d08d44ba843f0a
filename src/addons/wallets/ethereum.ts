import type { EthereumProvider } from '../../ports.ts'
import { discover } from './discover.ts'
import { brands, type EthereumStrategy } from './ethereum-brands.ts'
import { type InjectedProvider, type WalletPage, walletPage } from './page.ts'

/** How a wallet introduces itself. Source: EIP-6963. */
interface Announcement {
  readonly info: { readonly name: string; readonly rdns: string }
  readonly provider: EthereumProvider
}

const listenTo =
  (page: WalletPage) =>
  (tell: (announcement: Announcement) => void): (() => void) => {
    const onAnnounce = (event: Event): void => {
      const { detail } = event as CustomEvent<Announcement | undefined>
      // Any script can send such an event: only a whole one counts.
      if (typeof detail?.info?.rdns === 'string' && typeof detail.provider?.request === 'function') tell(detail)
    }
    page.addEventListener('eip6963:announceProvider', onAnnounce)
    page.dispatchEvent(new Event('eip6963:requestProvider'))
    return () => page.removeEventListener('eip6963:announceProvider', onAnnounce)
  }

const isOfDomain = (rdns: string, domain: string): boolean => rdns === domain || rdns.startsWith(`${domain}.`)

/** The wallet of that strategy, in the order in which the brand lists its domains and names. */
const ofBrand =
  (strategy: EthereumStrategy) =>
  (announced: readonly Announcement[]): EthereumProvider | undefined => {
    const { domains, names } = brands[strategy]
    const byDomain = domains.flatMap((domain) => announced.filter(({ info }) => isOfDomain(info.rdns, domain)))
    const byName = names.flatMap((name) => announced.filter(({ info }) => info.name === name))
    return [...byDomain, ...byName][0]?.provider
  }

/** The wallet that the app chose by its name or its reverse domain name. */
const ofName =
  (walletName: string) =>
  (announced: readonly Announcement[]): EthereumProvider | undefined =>
    announced.find(({ info: { name, rdns } }) => name === walletName || rdns === walletName)?.provider

/** What wallets that do not announce themselves leave in the page. */
const injected =
  (page: WalletPage, strategy: EthereumStrategy) =>
  (announced: readonly Announcement[]): EthereumProvider | undefined => {
    const { own, isMarked, mayBeUnmarked } = brands[strategy]
    const { ethereum } = page
    const shared = [...(ethereum?.providers ?? []), ethereum].filter((one): one is InjectedProvider => Boolean(one))
    const marked = own?.(page) ?? shared.find(isMarked)
    // Announced, and not picked: then it is known to be another wallet, which the person did not ask for.
    const isOther = announced.some(({ provider }) => provider === ethereum)
    return marked ?? (mayBeUnmarked && !isOther ? ethereum : undefined)
  }

/** The provider of a strategy's wallet, or of the wallet of that name. */
export const findEthereum = async (
  strategy: EthereumStrategy,
  walletName: string | undefined,
): Promise<EthereumProvider | undefined> => {
  const page = walletPage()
  if (!page) return undefined
  return discover({
    listen: listenTo(page),
    pick: walletName === undefined ? ofBrand(strategy) : ofName(walletName),
    otherwise: walletName === undefined ? injected(page, strategy) : () => undefined,
  })
}

import type { EthereumProvider } from '../providers.ts'
import { discover } from './discover.ts'
import { brands, type EthereumStrategy } from './ethereum-brands.ts'
import { type InjectedProvider, type WalletPage, walletPage } from './page.ts'

/** How a wallet announces itself. Source: EIP-6963. */
interface Announcement {
  readonly info: { readonly name: string; readonly rdns: string }
  readonly provider: EthereumProvider
}

const listenTo =
  (page: WalletPage) =>
  (onFound: (announcement: Announcement) => void): (() => void) => {
    const onAnnounce = (event: Event): void => {
      const { detail } = event as CustomEvent<Announcement | undefined>
      // Any script can dispatch such an event: ignore an incomplete one.
      if (typeof detail?.info?.rdns === 'string' && typeof detail.provider?.request === 'function') onFound(detail)
    }
    page.addEventListener('eip6963:announceProvider', onAnnounce)
    page.dispatchEvent(new Event('eip6963:requestProvider'))
    return () => page.removeEventListener('eip6963:announceProvider', onAnnounce)
  }

const isOfDomain = (rdns: string, domain: string): boolean => rdns === domain || rdns.startsWith(`${domain}.`)

/** The wallet of a strategy, in the order of the brand's domains and names. */
const ofBrand =
  (strategy: EthereumStrategy) =>
  (announced: readonly Announcement[]): EthereumProvider | undefined => {
    const { domains, names } = brands[strategy]
    const byDomain = domains.flatMap((domain) => announced.filter(({ info }) => isOfDomain(info.rdns, domain)))
    const byName = names.flatMap((name) => announced.filter(({ info }) => info.name === name))
    return [...byDomain, ...byName][0]?.provider
  }

/** The wallet that the app chose, by name or reverse domain name. */
const ofName =
  (walletName: string) =>
  (announced: readonly Announcement[]): EthereumProvider | undefined =>
    announced.find(({ info: { name, rdns } }) => name === walletName || rdns === walletName)?.provider

/** A provider that a wallet has injected without announcing itself. */
const injected =
  (page: WalletPage, strategy: EthereumStrategy) =>
  (announced: readonly Announcement[]): EthereumProvider | undefined => {
    const { own, isMarked, mayBeUnmarked } = brands[strategy]
    const { ethereum } = page
    const shared = [...(ethereum?.providers ?? []), ethereum].filter((one): one is InjectedProvider => Boolean(one))
    const marked = own?.(page) ?? shared.find(isMarked)
    // An announced wallet that was not picked is a different wallet, which the user did not choose.
    const isOther = announced.some(({ provider }) => provider === ethereum)
    return marked ?? (mayBeUnmarked && !isOther ? ethereum : undefined)
  }

/** The provider of a strategy's wallet, or of the wallet with that name. */
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

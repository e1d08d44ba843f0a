import { createApp } from './app.ts'
import { mountCard } from './card.ts'
import { readSettings } from './control.ts'
import { byId } from './dom.ts'
import { currentPath } from './home.ts'
import { mountAuthenticator } from './panels/authenticator.ts'
import { mountInbox } from './panels/inbox.ts'
import { createSettings } from './panels/settings.ts'
import { mountState } from './panels/state.ts'
import { createTimeline } from './panels/timeline.ts'
import { reportToOpener } from './popup.ts'
import { installWallets } from './wallets/install.ts'

const showPage = async (): Promise<void> => {
  // On a small screen the panels are below the form: what is rarely looked at begins closed.
  if (!matchMedia('(min-width: 64rem)').matches) {
    for (const panel of document.querySelectorAll('details.panel:not(#inbox-panel, #authenticator-panel)'))
      panel.removeAttribute('open')
  }

  const timeline = createTimeline()
  byId('clear-timeline').addEventListener('click', timeline.clear)
  installWallets()
  const app = createApp({
    settings: await readSettings(),
    createListener: timeline.listener,
    mount: (app, options) => {
      const card = mountCard(app, options)
      const stops = [
        mountInbox(app, card.fillCode),
        mountAuthenticator(app, card.fillCode),
        mountState(app),
        card.unmount,
      ]
      const unmount = (): void => {
        for (const stop of stops) stop()
      }
      return { show: card.show, unmount }
    },
  })
  await app.restart()
  // Another tab may have signed out, or gone on.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') app.client.reload().catch(() => {})
  })
  createSettings(app)
}

if (currentPath() === '/popup-callback') await reportToOpener()
else await showPage()

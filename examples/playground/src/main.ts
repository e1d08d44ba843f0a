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

/** What an instance sends and asks for is decided and seen elsewhere. */
const removePanelsOfMock = (): void => {
  for (const id of ['inbox-panel', 'authenticator-panel', 'settings-panel']) byId(id).remove()
  byId('backstage-intro').textContent = 'What the client does at your instance while you sign up or in.'
}

const showPage = async (): Promise<void> => {
  // On a small screen the panels are below the form: what is rarely looked at begins closed.
  if (!matchMedia('(min-width: 64rem)').matches) {
    for (const panel of document.querySelectorAll('details.panel:not(#inbox-panel, #authenticator-panel)'))
      panel.removeAttribute('open')
  }

  const timeline = createTimeline()
  byId('clear-timeline').addEventListener('click', timeline.clear)
  const settings = await readSettings()
  const isMock = !settings.isInstance
  if (isMock) installWallets()
  else removePanelsOfMock()
  const app = createApp({
    settings,
    createListener: timeline.listener,
    mount: (app, options) => {
      const card = mountCard(app, options)
      const stops = [mountState(app), card.unmount]
      if (isMock) stops.push(mountInbox(app, card.fillCode), mountAuthenticator(app, card.fillCode))
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
  if (isMock) createSettings(app)
}

if (currentPath() === '/popup-callback') await reportToOpener()
else await showPage()

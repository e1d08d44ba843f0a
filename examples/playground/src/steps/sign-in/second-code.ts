import type { App } from '../../app.ts'
import { announce, h } from '../../dom.ts'
import { createOthers } from '../../sign-in/choose.ts'
import type { Current } from '../../sign-in/current.ts'
import { verifyCode } from '../../sign-in/sending.ts'
import { createCodeForm } from '../code-form.ts'
import { heading, type Step } from '../step.ts'

/** Asks for a code that the user has already: of an authenticator app, or a backup code. */
export const secondCodeStep = (app: App, current: Current): Step => {
  const isBackup = current.factor.strategy === 'backup_code'
  const form = createCodeForm({
    attempt: app.client.signIn,
    label: isBackup ? 'Backup code' : 'Code',
    hasLetters: isBackup,
    verify: (code) => app.proceed(verifyCode(app.client, current.which, current.factor, code)),
  })
  const lede = isBackup
    ? 'Enter one of the backup codes that you kept. Each works once.'
    : 'Enter the code that your authenticator app shows now.'
  return {
    element: h('div', { class: 'step' }, heading('One more step', lede), form.element, createOthers(app, current)),
    firstField: form.input,
    fillCode: (code) => {
      form.fillCode(code)
      announce('The code is filled in.')
    },
    dispose: form.dispose,
  }
}

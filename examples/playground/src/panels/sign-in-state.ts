import type { SignIn } from 'headless-signup'
import { h } from '../dom.ts'
import { type Factor, isEnterprise } from '../sign-in/current.ts'
import { recipientOf } from '../sign-in/sending.ts'
import { chip, verification } from './parts.ts'

const factorList = (factors: readonly Factor[]): HTMLElement =>
  h(
    'ul',
    { class: 'tree' },
    ...factors.map((factor) =>
      h(
        'li',
        {},
        h('span', {}, factor.strategy.replaceAll('_', ' ')),
        'safeIdentifier' in factor && chip(recipientOf(factor), 'quiet'),
        isEnterprise(factor) && chip(factor.enterpriseConnectionName ?? '', 'quiet'),
      ),
    ),
  )

/** What a sign-in consists of, as elements of the panel. */
export const signInParts = ({ $state }: SignIn): readonly (HTMLElement | false)[] => {
  const attempt = $state.get()
  const { supportedFirstFactors: first, supportedSecondFactors: second } = attempt
  const verifications = [
    verification('First factor', attempt.firstFactorVerification),
    verification('Second factor', attempt.secondFactorVerification),
  ].filter((item) => item !== null)
  return [
    verifications.length > 0 && h('h4', {}, 'Verifications'),
    verifications.length > 0 && h('ul', { class: 'tree' }, ...verifications),
    Boolean(first?.length) && h('h4', {}, 'First factors'),
    Boolean(first?.length) && factorList(first ?? []),
    Boolean(second?.length) && h('h4', {}, 'Second factors'),
    Boolean(second?.length) && factorList(second ?? []),
  ]
}

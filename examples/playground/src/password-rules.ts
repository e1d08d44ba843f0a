import type { Environment, PasswordComplexity, SignIn, SignUp } from 'headless-signup'
import { h, set } from './dom.ts'

export interface PasswordRules {
  readonly element: HTMLElement
  check(password: string): void
}

const rulesOf = ({
  passwordSettings: rules,
}: Environment): readonly (readonly [keyof PasswordComplexity, string])[] => {
  const all: readonly (readonly [keyof PasswordComplexity, string, boolean])[] = [
    ['min_length', `At least ${rules.minLength ?? 8} characters`, true],
    ['require_uppercase', 'An uppercase letter', rules.requireUppercase],
    ['require_lowercase', 'A lowercase letter', rules.requireLowercase],
    ['require_numbers', 'A number', rules.requireNumbers],
    ['require_special_char', 'A special character', rules.requireSpecialChar],
  ]
  return all.filter(([, , isAsked]) => isAsked).map(([name, text]) => [name, text])
}

/** The instance's rules for a password, each ticked as soon as what is typed meets it. */
export const createPasswordRules = (attempt: SignUp | SignIn, environment: Environment): PasswordRules => {
  const items = rulesOf(environment).map(([name, text]) => {
    const standing = h('span', { class: 'visually-hidden' })
    return { name, standing, element: h('li', {}, text, standing) }
  })
  const show = (password: string, broken: PasswordComplexity): void => {
    for (const { name, standing, element } of items) {
      const isMet = password !== '' && !broken[name]
      set(element, { 'data-met': isMet })
      standing.textContent = isMet ? ' (met)' : ''
    }
  }
  return {
    element: h('ul', { class: 'rules' }, ...items.map(({ element }) => element)),
    check: (password) => {
      if (password === '') return show('', {})
      // A check that ends with the client has nothing left to show.
      attempt
        .validatePassword(password, { onValidation: ({ complexity }) => show(password, complexity) })
        .catch(() => {})
    },
  }
}

import type { Client } from '../client.ts'
import type { HeadlessSignUpError } from '../errors.ts'
import type { Session } from '../shapes/session.ts'
import type { AttemptName, FormStep } from './attempt.ts'

/** What all events of a form have in `detail`. */
interface FormEvent {
  readonly client: Client
  /** What the form is for at the moment. */
  readonly attempt: AttemptName
}

/** `detail` of `headless-signup:step`: the form shows another step. */
export interface FormStepEvent extends FormEvent {
  readonly step: FormStep
}

/** `detail` of `headless-signup:complete`: a user is signed in. `preventDefault()` keeps the form from going on. */
export interface FormCompleteEvent extends FormEvent {
  /** The active session. */
  readonly session: Session | null
}

/** A step for which the form has no section. */
export interface MissingSection {
  readonly code: 'missing_section'
  /** Says which `data-step` to add. */
  readonly message: string
  readonly step: FormStep
}

/** `detail` of `headless-signup:error`. The form shows what is an error of a call. */
export interface FormErrorEvent extends FormEvent {
  readonly error: HeadlessSignUpError | MissingSection
}

/** The events of a form, by name. They bubble. */
export interface FormEvents {
  'headless-signup:step': CustomEvent<FormStepEvent>
  'headless-signup:complete': CustomEvent<FormCompleteEvent>
  'headless-signup:error': CustomEvent<FormErrorEvent>
}

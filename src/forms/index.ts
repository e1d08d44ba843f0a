export type { AttemptName, FormStep } from './attempt.ts'
export { type BindFormOptions, type BoundForm, bindForm } from './bind-form.ts'
export type { ShownError } from './errors.ts'
export type { FormCompleteEvent, FormErrorEvent, FormEvents, FormStepEvent, MissingSection } from './events.ts'

// What an error response or a lost response leaves behind: one chunk, loaded when there is one.

export { afterError } from './after-error.ts'
export { complete, sessionOfCompletion } from './completed-session.ts'
export { judgeAttempt, judgeChange, judgePreparation, judgeProof } from './outcomes.ts'

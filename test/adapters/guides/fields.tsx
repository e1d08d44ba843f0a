import type { FormEvent } from 'react'

interface TextFieldProps {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** An input whose value a screen keeps. */
export const TextField = ({ name, label, value, onChange }: TextFieldProps) => (
  <input name={name} value={value} onChange={(event) => onChange(event.target.value)} aria-label={label} />
)

interface CodeFormProps {
  readonly code: string
  readonly onChange: (code: string) => void
  readonly onSubmit: (event: FormEvent) => void
}

/** Asks for the code that was sent. */
export const CodeForm = ({ code, onChange, onSubmit }: CodeFormProps) => (
  <form onSubmit={onSubmit}>
    <TextField name="code" label="Code" value={code} onChange={onChange} />
    <button type="submit">Verify</button>
  </form>
)

import { apiError } from '../api-errors.ts'
import { isPlainObject, show } from '../plain-data.ts'
import type { TextField } from './fields.ts'
import { notBoolean, type Reader } from './reading.ts'

const LONGEST_NAME = 256

const readName =
  (name: 'firstName' | 'lastName', param: 'first_name' | 'last_name'): Reader =>
  (text, { attributes }) => {
    const value = text.trim()
    if (value.length > LONGEST_NAME) return [apiError('form_param_max_length_exceeded', { param })]
    if (value) return { values: { [name]: value } }
    // An empty value clears an optional name; a required one must not be empty.
    return attributes[param].required ? [apiError('form_param_nil', { param })] : { values: { [name]: null } }
  }

export const readFirstName = readName('firstName', 'first_name')
export const readLastName = readName('lastName', 'last_name')

export const readLegalAccepted: Reader = (text) =>
  text === 'true' || text === 'false'
    ? { legalAccepted: text === 'true' }
    : [
        apiError('form_param_type_invalid', {
          param: 'legal_accepted',
          longMessage: notBoolean('legal_accepted', text),
        }),
      ]

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export const readUnsafeMetadata: Reader = (text) => {
  const value = text === '' ? {} : parsed(text)
  if (isPlainObject(value)) return { unsafeMetadata: value }
  const longMessage = `unsafe_metadata is ${show(text)}. Send one JSON object as text: \`JSON.stringify({ … })\`.`
  return [apiError('form_param_invalid', { param: 'unsafe_metadata', longMessage })]
}

/** Reads a field that no rule decides about. An empty value clears it. */
export const readText =
  (name: TextField): Reader =>
  (text) => ({ values: { [name]: text || null } })

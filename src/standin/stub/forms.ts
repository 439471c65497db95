/** The channels whose calls stubs can answer. */
import type { StubForm } from './form.ts'
import { odataForm } from './odata-form.ts'
import { operationForm } from './operation-form.ts'
import { templateForm } from './template-form.ts'

export const forms: readonly StubForm[] = [templateForm as StubForm, operationForm as StubForm, odataForm as StubForm]

export const formOf = (channel: string): StubForm => forms.find((one) => one.channel === channel)!

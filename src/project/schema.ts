/** The JSON Schema of a project file in JSON, for editors: made of the table of settings. */
import { kindsOf } from './kind-of.ts'
import type { Schema } from './kinds.ts'
import { projectSettings } from './settings.ts'

/** Of draft 2020-12. Settings that are code are only in project files that are code. */
export function projectSchema(): Schema {
  const properties = Object.entries(kindsOf(projectSettings)).map(([key, { schema }]) => [key, schema] as const)
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Project file of onec-standin, standin.config.json',
    type: 'object',
    additionalProperties: false,
    properties: { $schema: { type: 'string' }, ...Object.fromEntries(properties) },
  }
}

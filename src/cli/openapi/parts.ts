/** The parts of an OpenAPI 3.0 document that are written here. */

/** A schema of a value. */
export type Schema = Readonly<Record<string, unknown>>

export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required?: true
  readonly description?: string
  readonly schema: Schema
}

/** One of the document's components. */
export interface SharedParameter {
  readonly $ref: string
}

export type Content = Readonly<Record<string, { readonly schema?: Schema; readonly examples?: Readonly<Record<string, unknown>> }>>

export interface Response {
  readonly description: string
  readonly headers?: Readonly<Record<string, { readonly schema: Schema }>>
  readonly content?: Content
}

export interface Operation {
  readonly operationId: string
  readonly tags: readonly string[]
  readonly summary?: string
  readonly parameters?: readonly (Parameter | SharedParameter)[]
  readonly requestBody?: { readonly required?: boolean; readonly content: Content }
  readonly responses: Readonly<Record<string, Response>>
}

/** Methods that OpenAPI has a place for. */
export const openMethods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const
export type OpenMethod = (typeof openMethods)[number]

export type PathItem = { readonly [Method in OpenMethod]?: Operation }

export interface Paths {
  readonly paths: Readonly<Record<string, PathItem>>
  readonly schemas: Readonly<Record<string, Schema>>
  /** Those that many operations have. */
  readonly parameters: Readonly<Record<string, Parameter>>
  readonly tags: readonly string[]
}

export const reference = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` })

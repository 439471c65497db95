/** The OpenAPI 3.1 document of an admin surface, made from the table of its operations. */
import type { DescribedOperation } from './operation.ts'

interface Described {
  readonly title: string
  readonly description: string
  readonly operations: readonly DescribedOperation[]
  /** Of bodies, by the names that operations call them by. */
  readonly schemas: object
}

export function openAPIDocument({ title, description, operations, schemas }: Described): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const one of operations) (paths[one.path] ??= {})[one.method.toLowerCase()] = described(one)
  return { openapi: '3.1.0', info: { title, version: '1', description }, paths, components: { schemas } }
}

const described = ({ operationId, summary, query = {}, path, body, media, responses }: DescribedOperation): object => ({
  operationId,
  summary,
  parameters: [
    ...(path.includes('{id}') ? [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }] : []),
    ...Object.entries(query).map(([name, description]) => ({ name, in: 'query', description, schema: { type: 'string' } })),
  ],
  ...(body && { requestBody: { required: true, content: { 'application/json': { schema: { $ref: `#/components/schemas/${body}` } } } } }),
  responses: Object.fromEntries(
    Object.entries(responses).map(([status, description]) => [
      status,
      { description, ...(status !== '204' && { content: { [status === '200' && media !== undefined ? media : 'application/json']: {} } }) },
    ]),
  ),
})

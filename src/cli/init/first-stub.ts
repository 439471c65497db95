/** The first stub: an answer to one method. */
import { printYAML } from '../../standin/reading/yaml.ts'
import type { Found } from './found.ts'
import type { Subject } from './subject.ts'
import type { WrittenFile } from './written-file.ts'

/** Its answer is what the first test expects. */
export function firstStub({ service, template, method, handled }: Subject, { install }: Found): WrittenFile {
  const stub = { name: 'the first stub', template, method, ...(handled && { override: true }), reply: { json: answerOf(template) } }
  const schema = install === undefined ? '' : '# yaml-language-server: $schema=../node_modules/onec-standin/schema/stub.schema.json\n'
  return { file: 'stubs/first.stub.yaml', text: `${schema}${printYAML({ service, stubs: [stub] })}` }
}

function answerOf(template: string): Readonly<Record<string, string>> {
  return template === '/orders/{Number}' ? { number: '{{request.URLParameters.Number}}', state: 'paid' } : { answer: 'the first stub' }
}

/** What the client of the test receives. */
export const answered = ({ template }: Subject): Readonly<Record<string, string>> =>
  template === '/orders/{Number}' ? { number: '17', state: 'paid' } : answerOf(template)

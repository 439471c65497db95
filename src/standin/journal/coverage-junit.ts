/** The coverage of the contract as JUnit XML: a case for each method and operation, skipped where no test called it. */
import type { Language } from '../../diagnostics/print.ts'
import type { CoveredService } from './coverage.ts'

export function junitReport(services: readonly CoveredService[], language: Language = 'en'): string {
  const cases = services.flatMap((one) => one.calls)
  const skipped = cases.filter((one) => one.count === 0).length
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="standin" tests="${cases.length}" failures="0" skipped="${skipped}">`,
    ...services.map((one) => suite(one, language)),
    '</testsuites>',
    '',
  ].join('\n')
}

const times = (count: number, language: Language): string =>
  language === 'ru' ? `вызовов: ${count}` : `called ${count} ${count === 1 ? 'time' : 'times'}`

const notCalled = { en: 'not called', ru: 'не вызывался' } as const

function suite({ channel, service, calls }: CoveredService, language: Language): string {
  const skipped = calls.filter((one) => one.count === 0).length
  const cases = calls.map(({ what, count }) => {
    const name = `    <testcase classname="${escape(`${channel}.${service}`)}" name="${escape(what)}"`
    return count === 0
      ? `${name}><skipped message="${notCalled[language]}"/></testcase>`
      : `${name}><system-out>${times(count, language)}</system-out></testcase>`
  })
  return [
    `  <testsuite name="${escape(`${channel}.${service}`)}" tests="${calls.length}" failures="0" skipped="${skipped}">`,
    ...cases,
    '  </testsuite>',
  ].join('\n')
}

const escape = (text: string): string => text.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`)

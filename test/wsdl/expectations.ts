/** What INDEX.tsv of the corpus expects of a file, in terms of our diagnoses; one function a source of expectations. */
import type { WSDLDiagnostic } from '../../src/wsdl/diagnosis.ts'

/** Assertions of the WS-I test tool to the rules of the profile that they check (source 73). */
const ruleOfAssertion: Readonly<Record<string, string>> = {
  BP2012: 'R2204',
  BP2013: 'R2203',
  BP2017: 'R2705',
  BP2018: 'R2023',
  BP2019: 'R2716',
  BP2020: 'R2717',
  BP2021: 'R2720',
  BP2022: 'R2721',
  BP2032: 'R2754',
  BP2105: 'R2022',
  BP2112: 'R2207',
  BP2113: 'R2205',
  BP2117: 'R2726',
}

/** What is missing from, or too much in, the diagnoses of a file; `undefined` where they agree with the expectation. */
export function disagreement(expected: string, all: readonly WSDLDiagnostic[]): string | undefined {
  const errors = all.filter((one) => one.severity === 'error')
  const reports = (rule: string): boolean => all.some((one) => one.rule.split(/[^A-Z0-9a-z]+/).includes(rule))
  const row = /^row (\d+) of the 1C table$/.exec(expected)?.[1]
  if (row !== undefined) return errors.some((one) => one.row === Number(row)) ? undefined : `row ${row} is not reported`
  if (/^(valid|CXF: valid|WTP valid|WSI-TAD pass)$|: valid$/.test(expected))
    return errors.length === 0 ? undefined : `${said(errors)} reported`
  const assertions = /^WSI-TAD fail: (.*)$/.exec(expected)?.[1]?.split(',')
  if (assertions) {
    const missing = assertions.filter((one) => !reports(ruleOfAssertion[one] ?? one))
    return missing.length === 0
      ? undefined
      : `${missing.map((one) => `${one} (${ruleOfAssertion[one] ?? 'no rule of BP 1.1'})`).join(', ')} is not reported`
  }
  const rule = /^CXF: .*?(R\d{4})/.exec(expected)?.[1]
  if (rule !== undefined) return reports(rule) ? undefined : `${rule} is not reported`
  if (expected.startsWith('WTP warnings')) return all.length > 0 ? undefined : 'nothing is reported'
  if (/^(postman |broken: |CXF: )/.test(expected)) return all.length > 0 ? undefined : 'nothing is reported'
  return errors.length > 0 ? undefined : all.length > 0 ? 'reported as a warning' : 'nothing is reported'
}

const said = (errors: readonly WSDLDiagnostic[]): string =>
  [...new Set(errors.map((one) => (one.row === null ? one.code : `row ${one.row}`)))].join(', ')

/** An inspector stops at a line of the module in 1C's language: the source map says which script and line that is. */
import { Session } from 'node:inspector'
import { expect, test } from 'vitest'
import { Program } from '../../bsl/modules/program.ts'
import { RunContext } from '../../bsl/modules/run-context.ts'
import { platformDictionary } from '../../bsl/objects/library.ts'
import { encodeMap, evaluate, machinePorts } from './bsl.ts'

const text = `Функция Ответ(Число) Экспорт
	Итог = 0;
	Для Н = 1 По Число Цикл
		Итог = Итог + Н;
	КонецЦикла;
	Возврат Итог;
КонецФункции`

interface Parsed {
  readonly url: string
  readonly scriptId: string
  readonly sourceMapURL?: string | undefined
}

interface Paused {
  readonly callFrames: readonly {
    readonly location: { readonly scriptId: string; readonly lineNumber: number }
    readonly callFrameId: string
  }[]
}

test('at the line of a breakpoint, with its variables by their names', () => {
  const file = '/configuration/HTTPServices/Отчёт/Ext/Module.bsl'
  const session = new Session()
  session.connect()
  const scripts: Parsed[] = []
  const stops: { readonly line: number; readonly value: unknown }[] = []
  try {
    session.on('Debugger.scriptParsed', ({ params }) => scripts.push(params))
    session.on('Debugger.paused', ({ params }: { params: Paused }) => {
      const [frame] = params.callFrames
      session.post('Debugger.evaluateOnCallFrame', { callFrameId: frame!.callFrameId, expression: 'Итог' }, (_error, found) =>
        stops.push({ line: frame!.location.lineNumber, value: found?.result.value }),
      )
    })
    session.post('Debugger.enable')
    const program = new Program({ dictionary: platformDictionary(), commonModules: new Map(), evaluate, encode: encodeMap })
    const run = new RunContext(program, machinePorts())
    const module = run.module({ id: 'HTTPСервис.Отчёт.Модуль', file, text: () => text })
    const script = scripts.find((one) => one.url.endsWith('Module.bsl.js'))!
    expect(sourceOf(script.sourceMapURL ?? '', 3)).toEqual({ file, line: 3 })
    session.post('Debugger.setBreakpoint', { location: { scriptId: script.scriptId, lineNumber: 3 } })
    expect(module.own('ответ')?.(run, undefined, [3])).toBe(6)
  } finally {
    session.disconnect()
  }
  expect(stops).toEqual([0, 1, 3].map((value) => ({ line: 3, value })))
})

/** Source and line (from 0) of a line of the script: each line of the map goes one line further in its one source. */
function sourceOf(url: string, line: number): { readonly file: string; readonly line: number } {
  const map = JSON.parse(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64').toString()) as { sources: string[]; mappings: string }
  const steps = map.mappings.split(';').slice(0, line + 1)
  return { file: map.sources[0]!, line: steps.filter((one) => one === 'AACA').length }
}

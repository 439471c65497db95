/** Says of a name of `--only` that nothing has it, with the one that was meant. */
import { didYouMean } from '../../diagnostics/near.ts'
import { joined, said, type Said } from '../../diagnostics/said.ts'

export const unknownName = (name: string, names: readonly string[]): Said =>
  joined([
    said(`no service and no entity set is called "${name}" (--only)`, `нет сервиса или набора с именем «${name}» (--only)`),
    didYouMean(name, names),
  ])

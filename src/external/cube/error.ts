/** The errors of cubes: what a definition names and the analytic server lacks, and what a cube cannot be asked for. */
import { catalogue, text } from '../../diagnostics/catalogue.ts'
import { errorsOf, RussianError } from '../../diagnostics/russian-error.ts'

/** Texts by code; `ru` is the message of the error, as 1C's code sees it. */
const cubeFault = catalogue('cube', {
  'no-cube': {
    severity: 'error',
    en: text`cube ${'cube'}: the analytic server has no cube "${'name'}"; it has: ${'known'}`,
    ru: text`Куб ${'cube'}: на OLAP-сервере нет куба "${'name'}"; есть: ${'known'}`,
  },
  'no-table': {
    severity: 'error',
    en: text`cube ${'cube'}, dimension table ${'table'}: the analytic server has no dimension, hierarchy or level "${'name'}";
      it has: ${'known'}`,
    ru: text`Куб ${'cube'}, таблица измерения ${'table'}: на OLAP-сервере нет измерения, иерархии или уровня "${'name'}"; есть: ${'known'}`,
  },
  'no-measure': {
    severity: 'error',
    en: text`cube ${'cube'}, resource ${'resource'}: the analytic server has no measure "${'name'}"; it has: ${'known'}`,
    ru: text`Куб ${'cube'}, ресурс ${'resource'}: на OLAP-сервере нет факта "${'name'}"; есть: ${'known'}`,
  },
  'not-a-dimension': {
    severity: 'error',
    en: text`cube ${'cube'}, dimension ${'dimension'}: its type is not a reference to a dimension table of this cube`,
    ru: text`Куб ${'cube'}, измерение ${'dimension'}: его тип не является ссылкой на таблицу измерения этого куба`,
  },
  'unknown': {
    severity: 'error',
    en: text`cube ${'cube'} has no ${'what'} "${'name'}"${'hint'}`,
    ru: text`В кубе ${'cube'} нет ${'what'} "${'name'}"${'hint'}`,
  },
  'value': {
    severity: 'error',
    en: text`cube ${'cube'}, ${'place'}: the value "${'value'}" of the analytic server cannot be converted to ${'type'}`,
    ru: text`Куб ${'cube'}, ${'place'}: значение OLAP-сервера "${'value'}" не преобразуется к типу ${'type'}`,
  },
  'other-member': {
    severity: 'error',
    en: text`cube ${'cube'}, dimension ${'dimension'}: ${'given'} is not a member of its dimension table ${'table'}`,
    ru: text`Куб ${'cube'}, измерение ${'dimension'}: ${'given'} не является членом таблицы измерения ${'table'}`,
  },
  'no-resource': {
    severity: 'error',
    en: text`cube ${'cube'}: records are read by at least one resource, and none is chosen`,
    ru: text`Куб ${'cube'}: записи читаются хотя бы по одному ресурсу, а ни один не выбран`,
  },
  'read-only': {
    severity: 'error',
    en: text`cube ${'cube'}: data of analytic sources are only read`,
    ru: text`Куб ${'cube'}: данные аналитических источников доступны только для чтения`,
  },
})

/** A cube cannot be read as it is defined, or as it was asked for. */
class CubeError extends RussianError {
  override readonly name = 'CubeError'
}

/** `throw cubeError('read-only', { cube: 'OLAP.Продажи' })`. */
export const cubeError = errorsOf(cubeFault, CubeError)

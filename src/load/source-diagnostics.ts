/** Diagnostics of the paths that a command is given. */
import { catalogue, text } from '../diagnostics/catalogue.ts'

export const reportSource = catalogue('source', {
  'missing': {
    severity: 'error',
    en: text`there is no file or folder "${'path'}"`,
    ru: text`нет файла или папки «${'path'}»`,
  },
  'backslashes': {
    severity: 'error',
    en: text`there is no file or folder "${'path'}"; here folders are parted by /, such as ${'meant'}`,
    ru: text`нет файла или папки «${'path'}»; папки здесь разделяются знаком /, например ${'meant'}`,
  },
  'number': {
    severity: 'error',
    en: text`there is no file or folder "${'path'}"; a port is given as --port ${'path'}`,
    ru: text`нет файла или папки «${'path'}»; порт указывается как --port ${'path'}`,
  },
  'repeated': {
    severity: 'note',
    en: text`"${'path'}"${'again'} is given twice; it is read once`,
    ru: text`«${'path'}»${'again'} указан дважды; читается один раз`,
  },
  'other-module': {
    severity: 'error',
    en: text`"${'path'}" is not read: modules are .ts, .mts, .js or .mjs; rename it`,
    ru: text`«${'path'}» не читается: модули – это .ts, .mts, .js или .mjs; переименуйте файл`,
  },
  'of-designer': {
    severity: 'error',
    en: text`"${'path'}" is a file of 1C that is not read here; dump the configuration to files (Designer: Configuration, Dump configuration
      to files), and give that folder`,
    ru: text`«${'path'}» – файл 1С, который здесь не читается; выгрузите конфигурацию в файлы (Конфигуратор: Конфигурация – Выгрузить
      конфигурацию в файлы) и укажите эту папку`,
  },
  'no-default': {
    severity: 'error',
    en: text`no PATH is given and there is no folder "${'path'}" here; give a folder of service modules or a configuration, or write a
      module such as ${'path'}/hs/Warehouse.ts`,
    ru: text`путь не указан, а папки «${'path'}» здесь нет: укажите папку модулей сервисов или конфигурацию либо создайте модуль, например
      ${'path'}/hs/Warehouse.ts`,
  },
  'configuration-deeper': {
    severity: 'error',
    en: text`"${'path'}" is not a configuration, but contains some: ${'deeper'}; give the path of one`,
    ru: text`«${'path'}» не является конфигурацией, но содержит конфигурации: ${'deeper'}; укажите путь нужной`,
  },
  'stub-name': {
    severity: 'note',
    en: text`${'file'} is not read: names of stub files end with .stub.yaml, .stub.yml or .stub.json; rename it to ${'name'}`,
    ru: text`${'file'} не читается: имена файлов заглушек кончаются на .stub.yaml, .stub.yml или .stub.json; переименуйте его в ${'name'}`,
  },
  'unrecognised': {
    severity: 'error',
    en: text`"${'path'}" contains nothing to serve (looked for ${'looked'}); it contains ${'holds'}`,
    ru: text`в «${'path'}» нечего обслуживать (искали: ${'looked'}); внутри: ${'holds'}`,
  },
})

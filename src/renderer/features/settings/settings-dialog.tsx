import { useState } from 'react'
import { conclude } from '#renderer/act.ts'
import { dossier } from '#renderer/bridge.ts'
import { chooseLook, useReadingLook } from '#renderer/reading-look.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Field } from '#renderer/ui/field.tsx'
import { LookControls } from '#renderer/ui/look-controls.tsx'
import { Segments } from '#renderer/ui/segments.tsx'
import { Select } from '#renderer/ui/select.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import { t } from '#renderer/words.ts'
import type { Settings } from '#shared/contract.ts'

export type SettingsDialogProps = {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly settings: Settings
  /** Whether a language was chosen here: all is drawn anew with it, and what was pressed has the focus still. */
  readonly isLanguageChosen: boolean
  readonly onLanguage: () => void
}

const themes = () =>
  [
    { id: 'system', name: t('As the system') },
    { id: 'light', name: t('Light') },
    { id: 'dark', name: t('Dark') }
  ] as const

// Each language is called what it calls itself.
const languageNames = () =>
  [
    { id: 'system', name: t('As the system') },
    { id: 'en', name: 'English' },
    { id: 'fr', name: 'Français' }
  ] as const

const minutes = ['1', '5', '15', '30'] as const
const lockChoices = [...minutes, '60', 'never'] as const
type LockChoice = (typeof lockChoices)[number]

function locks(): readonly { readonly id: LockChoice; readonly name: string }[] {
  return [
    ...minutes.map(id => ({ id, name: t('{count, plural, one {# minute} other {# minutes}}', { count: Number(id) }) })),
    { id: '60', name: t('1 hour') },
    { id: 'never', name: t('Never by itself') }
  ]
}

/** Sets what holds for this computer: the name that excerpts record, and the theme. */
export function SettingsDialog(props: SettingsDialogProps) {
  return props.isOpen ? <OpenSettings {...props} /> : null
}

function OpenSettings({ onClose, settings, isLanguageChosen, onLanguage }: SettingsDialogProps) {
  const [name, setName] = useState(settings.name)

  function settle(part: Partial<Settings>): Promise<unknown> {
    // With another language all is drawn anew, also the name that is being typed.
    return conclude(() => dossier.settle({ ...settings, name: name.trim(), ...part }))
  }

  async function close(): Promise<void> {
    const isKept = name.trim() === settings.name || (await settle({})) !== undefined
    if (isKept) onClose()
  }

  return (
    <Dialog
      isOpen
      onClose={() => void close()}
      title={t('Settings')}
      size="small"
      footer={
        <Button kind="main" onPress={() => void close()}>
          {t('Done')}
        </Button>
      }
    >
      <TextField
        label={t('Your name')}
        autoFocus={!isLanguageChosen}
        placeholder={t('Name or initials')}
        maxLength={120}
        value={name}
        onChange={setName}
        onSubmit={() => void close()}
        hint={t('Who tags: {name}. Kept with each excerpt, and appears in exports.', {
          name: name.trim() || t('not said')
        })}
      />
      <Field label={t('Theme')}>
        <Segments
          label={t('Theme')}
          value={settings.theme}
          options={themes()}
          onChange={theme => void settle({ theme })}
        />
      </Field>
      <Languages
        value={settings.language}
        hasFocus={isLanguageChosen}
        onChange={language => {
          onLanguage()
          void settle({ language })
        }}
      />
      <Look />
      <Select
        label={t('Lock an encrypted notebook when nobody is at work for')}
        value={choiceOf(settings.lockAfter)}
        options={locks()}
        onChange={choice => void settle({ lockAfter: choice === 'never' ? null : Number(choice) })}
      />
    </Dialog>
  )
}

type LanguagesProps = {
  readonly value: Settings['language']
  readonly hasFocus: boolean
  readonly onChange: (language: Settings['language']) => void
}

function Languages(chosen: LanguagesProps) {
  return (
    <Field label={t('Language')}>
      <Segments label={t('Language')} options={languageNames()} {...chosen} />
    </Field>
  )
}

function Look() {
  return (
    <Field label={t('How texts are set')}>
      <LookControls look={useReadingLook()} onChange={chooseLook} />
    </Field>
  )
}

/** The choice that comes nearest, since a file of settings may hold any number. */
function choiceOf(minutes: number | null): LockChoice {
  if (minutes === null) return 'never'
  return lockChoices.find(id => Number(id) >= minutes) ?? '60'
}

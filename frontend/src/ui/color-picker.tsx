import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import { Ban, Check } from 'lucide-react'
import { useTranslation } from '../i18n/use-translation.ts'
import { PALETTE, paletteColor } from './palette.ts'

export interface ColorPickerProps {
  /** `#rrggbb`, or null for none. */
  value: string | null
  onChange: (color: string | null) => void
}

const SWATCH =
  'relative inline-grid size-6 place-items-center rounded-full border border-edge text-muted outline-offset-2 touch:size-9'

export function ColorPicker({ value, onChange }: ColorPickerProps) {
  const { t } = useTranslation()
  const colors = PALETTE.map((name) => ({ name, color: paletteColor(name) }))
  const known = value === null || colors.some(({ color }) => color === value.toLowerCase())
  return (
    <RadioGroup
      aria-label={t('common.color')}
      value={value?.toLowerCase() ?? ''}
      onValueChange={(next: string) => onChange(next === '' ? null : next)}
      className="flex flex-wrap gap-2"
    >
      <Radio.Root value="" aria-label={t('colors.none')} className={SWATCH}>
        <Ban aria-hidden size={14} />
        <Radio.Indicator className="-inset-0.5 absolute rounded-full border-2 border-focus" />
      </Radio.Root>
      {(known ? colors : [...colors, { name: 'own' as const, color: value.toLowerCase() }]).map(
        ({ name, color }) => (
          <Radio.Root
            key={name}
            value={color}
            aria-label={t(`colors.${name}`)}
            style={{ backgroundColor: color }}
            className={`${SWATCH} border-transparent`}
          >
            <Radio.Indicator className="text-on-accent">
              <Check aria-hidden size={14} strokeWidth={3} />
            </Radio.Indicator>
          </Radio.Root>
        ),
      )}
    </RadioGroup>
  )
}

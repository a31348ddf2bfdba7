import type { RenderedInput } from '../../src/messaging/outbound.ts';

const options = (...labels: readonly string[]) => labels.map((label) => ({ value: label.toLowerCase(), label }));

/** A card with an input of each kind that the first card has not: conditions, a refusal and a computed value among them. */
export const everyInput: readonly RenderedInput[] = [
  { id: 'intro', label: 'Ahora van los detalles.', type: 'information', required: false, hint: 'Son varios.' },
  { id: 'title', label: 'Título', type: 'text', required: true, value: 'Fiesta', error: 'Ese título ya existe.' },
  { id: 'colours', label: 'Colores', type: 'choices', required: true, options: options('Rojo', 'Verde', 'Azul') },
  { id: 'system', label: 'Sistema', type: 'choice', required: true, options: options('SAP', 'CRM', 'VPN', 'Correo', 'Intranet', 'Nube', 'Red', 'Caja', 'Web', 'Power BI', 'Planilla', 'Teléfono') }, // prettier-ignore
  { id: 'who', label: 'Responsable', type: 'person', required: true, suggests: 'people' },
  {
    id: 'crew',
    label: 'Equipo',
    type: 'person',
    required: false,
    suggests: 'people',
    several: true,
    value: ['ana', 'bob'],
    shown: 'Ana Torres y Bob Miller',
    names: ['Ana Torres', 'Bob Miller'],
  },
  { id: 'cost', label: 'Aporte', type: 'money', required: false, currency: 'PEN', value: { amount: 120, currency: 'PEN' } },
  { id: 'when', label: 'Cuándo', type: 'date_time', required: true },
  { id: 'stay', label: 'Estadía', type: 'date_range', required: true },
  { id: 'long', label: 'Duración', type: 'duration', required: true },
  {
    id: 'total',
    label: 'Total',
    type: 'money',
    required: false,
    fixed: true,
    shown: 'S/ 300.00',
    value: { amount: 300, currency: 'PEN' },
  },
  { id: 'mail', label: 'Correo', type: 'email', required: true, value: 'ana@mesa.example' },
  { id: 'place', label: 'Lugar', type: 'place', required: true },
  { id: 'urgent', label: '¿Urgente?', type: 'yes_no', required: true },
  {
    id: 'why',
    label: 'Por qué',
    type: 'long_text',
    required: false,
    needed: true,
    when: { field: 'urgent', equals: true },
  },
  { id: 'files', label: 'Adjuntos', type: 'attachment', required: false, max: 2 },
  { id: 'stars', label: 'Nota', type: 'rating', required: true, max: 5 },
];

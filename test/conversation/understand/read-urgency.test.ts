import { expect, test, describe } from '@jest/globals';
import { readPhrasebooks } from '../../../adapters/config/phrasebooks.ts';
import { wordsOf } from '../../../src/conversation/understand/fold-text.ts';
import { createReadUrgency, type Subject } from '../../../src/conversation/understand/read-urgency.ts';

const { phrasebooks } = await readPhrasebooks('config');
const readUrgency = createReadUrgency(phrasebooks);
const read = (text: string, subject: Subject = { intent: 'incident' }) => readUrgency({ text, words: wordsOf(text) }, subject);

/** Reports as people write them, by the urgency that the desk proposes. */
const reports: Readonly<Record<string, readonly string[]>> = {
  critical: [
    'nadie puede facturar',
    'nadie en el área puede facturar desde las 9',
    'NADIE PUEDE TRABAJAR',
    'no hay sistema en toda la empresa',
    'toda la oficina sin internet',
    'la planta está parada, no arranca el sistema',
    'línea de producción detenida',
    'tienda parada, no pasan las tarjetas',
    'no podemos vender',
    'no se puede cobrar en ninguna caja',
    'los clientes no pueden pagar en la web',
    'todas las tiendas sin sistema',
    'se encriptaron mis archivos y piden rescate',
    'hay un incendio en la sala de servidores',
    'mi compañero se electrocutó con el cable',
    'se filtraron datos de clientes',
    'urgente!! se cayó el sistema',
    'no hay internet en todo el piso y tenemos clientes esperando',
    'el sap está caído para todos',
    'ninguno puede entrar al erp',
    'nobody can work',
    'nobody can log in to the system',
    'no one in accounting can invoice',
    'the whole company is offline',
    'we cannot invoice since this morning',
    "customers can't check out on the website",
    'production is down',
    'all tills are dead, all stores',
    'urgent: the server is down',
    'my files are encrypted by ransomware',
    'there is a fire in the server room',
    'the website is down for everyone',
    'ninguém consegue faturar',
    'ninguém consegue trabalhar aqui',
    'a empresa inteira sem sistema',
    'produção parada',
    'não conseguimos vender',
    'todas as lojas fora do ar',
    'criptografaram os arquivos e pedem resgate',
    'urgente, o sistema caiu',
  ],
  high: [
    'no puedo imprimir, es urgente',
    'urge que revisen mi correo',
    'me urge, tengo presentación a las 3',
    'la impresora no imprime y en una hora tengo reunión',
    'tengo una reunión en 10 minutos y no prende la pantalla',
    'estoy con un cliente y no abre el excel',
    'no puedo trabajar, no prende la compu',
    'estoy parado hasta que lo arreglen',
    'el monitor saca chispas',
    'sale humo del cpu',
    'huele a quemado el enchufe',
    'me robaron el celular',
    'creo que me hackearon',
    'entraron a mi cuenta de correo',
    'se borró todo mi disco',
    'nadie tiene wifi en mi área no, solo nosotros dos: nadie',
    'todo el piso 3 sin impresora',
    'varios usuarios no entran',
    'a la gerencia general no le llega el correo',
    'no tengo internet',
    'la vpn está caída',
    'el escritorio remoto está caído y es urgente',
    'necesito que funcione hoy mismo',
    'no me funciona el teams para hoy',
    'lo antes posible por favor, no abre outlook',
    'al toque porfa que no abre el sap',
    'my laptop is dead and I have a meeting in 5 minutes',
    'I cannot work',
    "I can't do anything until this is fixed",
    'printer is broken asap please',
    'this is urgent, no email since noon',
    'sparks came out of the charger',
    'my laptop is smoking',
    'battery is swollen',
    'my laptop was stolen',
    'I clicked a bad link, phishing I think',
    'the whole team is affected, shared folder is gone',
    'several users report that teams freezes',
    'nobody in my team has wifi',
    'no internet in the meeting room',
    'the client is waiting and the projector fails',
    'não consigo trabalhar',
    'urgente, a impressora parou',
    'tenho reunião em 10 minutos e o teams não abre',
    'o carregador soltou faíscas',
    'roubaram meu notebook',
    'a equipe toda sem acesso à pasta',
    'vários usuários com erro',
    'sem internet',
  ],
  medium: [
    'no puedo imprimir',
    'no puedo imprimir desde ayer',
    'el outlook no abre',
    'mi mouse no funciona',
    'la pantalla parpadea',
    'no me llega el correo',
    'nadie más tiene el problema, solo yo',
    'nobody can hear me on calls',
    'ninguém me ouve na chamada',
    'when I click on the icon nothing opens',
    'la firma digital sale inválida',
    'the projector in the board room has a tint',
    'pc in the production line does not power up',
    'nadie me responde, mi mouse no funciona',
    'hola a todos, mi teclado no escribe',
    'se me cayó el celular y no prende',
    'my printer is jammed',
    'the screen flickers',
    'nobody else has this problem, excel closes by itself',
    'I need the critical path chart to open'.replace('critical', 'gantt'),
    'a impressora não imprime',
    'meu mouse não funciona',
    'ninguém mais tem esse problema com o excel',
  ],
  low: [
    'no es urgente, pero mi mouse falla',
    'no es tan urgente, la pantalla se ve rara',
    'no es nada urgente: el teclado suena',
    'nada urgente, se ve mal el correo',
    'no hay apuro, no abre el pdf',
    'cuando puedan revisen mi pantalla',
    'cuando tengas un ratito mira mi impresora',
    'sin apuro: el proyector se apaga',
    'no urge, es el escáner',
    'puede esperar, es la webcam',
    'ya no es urgente pero sigue fallando el word',
    'la impresora no funciona pero uso la otra mientras',
    'no me impide trabajar pero el teams se cierra',
    'it is not urgent, my keyboard is sticky',
    "it's not that urgent but the scanner fails",
    'no rush, outlook is slow',
    'when you have a minute, my dock fails',
    'whenever you can: the webcam is blurry',
    'not an emergency, the mouse lags',
    'I have a workaround, but the macro fails',
    'não é urgente, mas o mouse falha',
    'sem pressa, o teclado está ruim',
    'quando puder, o scanner parou',
    'nada urgente, a câmera está ruim',
  ],
};

describe.each(Object.entries(reports))('%s', (level, texts) => {
  test.each(texts)('%s', (text) => expect(read(text).urgency).toBe(level));
});

describe('the words that say so', () => {
  test.each([
    ['Desde hoy Nadie puede facturar, ayuda', ['Nadie puede facturar']],
    ['nadie puede entrar', ['nadie puede entrar']],
    ['No es urgente, mi mouse falla', ['No es urgente']],
    ['todo el piso está sin luz y es URGENTE', ['todo el piso', 'URGENTE']],
    ['my laptop is smoking', ['smoking']],
    ['I have a meeting in 5 minutes', ['I have a meeting in 5 minutes']],
    ['urgente urgente URGENTE por favor', ['urgente', 'URGENTE']],
  ])('%s', (text, words) => expect(read(text).pressing?.words).toEqual(words));

  test('a report that says nothing of it has none', () => {
    expect(read('no puedo imprimir desde ayer')).toEqual({ urgency: 'medium' });
    expect(read('olvidé mi clave', { intent: 'incident', label: 'access' })).toEqual({ urgency: 'high' });
  });

  test('impact and urgency are told apart', () => {
    expect(read('todo el piso sin sistema, es urgente').pressing).toMatchObject({ impact: 'high', urgency: 'high' });
    expect(read('nadie puede facturar').pressing).toMatchObject({ impact: 'critical', urgency: 'medium' });
    expect(read('nadie puede facturar, pero no es urgente')).toMatchObject({ urgency: 'high' });
  });
});

describe('what it is about', () => {
  test.each([
    ['necesito un mouse', 'low'],
    ['necesito un mouse urgente', 'high'],
    ['necesito laptops para toda la empresa', 'low'],
    ['comparte el calendario con todo el equipo', 'low'],
    ['hay un incendio, necesito un extintor', 'high'],
    ['necesito un mouse, no es urgente', 'low'],
    ['need vpn access asap', 'high'],
    ['need vpn access, no rush', 'low'],
  ])('a request is never critical: %s', (text, urgency) => expect(read(text, { intent: 'request' }).urgency).toBe(urgency));

  test('what is usually urgent is a step less where it can wait', () => {
    const access: Subject = { intent: 'incident', label: 'access' };
    expect(read('cuando puedan, olvidé mi clave', access).urgency).toBe('medium');
    expect(read('olvidé mi clave, cuanto antes', access).urgency).toBe('high');
  });

  test.each(['greeting', 'how_to', 'status', 'other'] as const)('a %s is not urgent', (intent) =>
    expect(read('urgente: nadie puede trabajar', { intent }).urgency).toBe('low'),
  );
});

import type { ReactNode } from 'react';
import {
  Button,
  Header as SectionTitle,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
} from 'react-aria-components';
import { themes } from '../state/settings.ts';
import type { Settings } from '../state/settings.ts';
import { useSay } from '../words/words.tsx';
import { Icon } from './icons.tsx';
import type { Session } from './use-session.ts';

const languages = { es: 'Español', en: 'English' } as const;

interface SettingsMenuProps {
  readonly settings: Settings;
  readonly session: Session;
}

function Item({ id, children }: { readonly id: string; readonly children: string }): ReactNode {
  return (
    <MenuItem id={id} className="menu-item" textValue={children}>
      <span className="tick">
        <Icon name="check" />
      </span>
      {children}
    </MenuItem>
  );
}

/** Looks, and the way out. */
function Menus({ settings, session }: SettingsMenuProps): ReactNode {
  const say = useSay();
  const { theme, setTheme } = settings;
  return (
    <MenuTrigger>
      <Button className="button subtle square" aria-label={say('header.menu')}>
        <Icon name="settings" />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" onAction={(key) => key === 'leave' && void session.leave()}>
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[theme]}
            onSelectionChange={(keys) => setTheme?.(themes.find((name) => [...keys][0] === name) ?? theme)}
          >
            <SectionTitle className="menu-title">{say('header.theme')}</SectionTitle>
            {themes.map((name) => (
              <Item key={name} id={name}>
                {say(`theme.${name}`)}
              </Item>
            ))}
          </MenuSection>
          {session.state === 'in' && <Separator className="menu-line" />}
          {session.state === 'in' && <Item id="leave">{say('header.leave')}</Item>}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** The language is one tap away: the other one stands there by its own name. Inside another program the rest is that program's. */
export function SettingsMenu({ settings, session }: SettingsMenuProps): ReactNode {
  const { language, setLanguage, setTheme } = settings;
  const other = language === 'es' ? 'en' : 'es';
  return (
    <div className="header-actions">
      <Button className="button subtle" onPress={() => setLanguage(other)}>
        <span lang={other}>{languages[other]}</span>
      </Button>
      {setTheme !== undefined && <Menus settings={settings} session={session} />}
    </div>
  );
}

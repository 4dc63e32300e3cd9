import {listen, stopAll} from '../page.ts';
import {cookie} from './cookie.ts';
import type {ConsentSignal, ConsentState, ReadConsent} from './signal.ts';

/** What consent managers put on the window, as far as we read it. */
interface Managers {
  readonly OnetrustActiveGroups?: string;
  readonly OneTrust?: {IsAlertBoxClosed?(): unknown};
  readonly Cookiebot?: {readonly hasResponse?: unknown; readonly consent?: Readonly<Record<string, unknown>>};
  readonly UC_UI?: {
    isInitialized?(): unknown;
    isConsentRequired?(): unknown;
    getServicesBaseInfo?(): readonly {
      readonly categorySlug?: unknown;
      readonly consent?: {readonly status?: unknown};
    }[];
  };
  readonly Didomi?: {
    shouldUserStatusBeCollected?(): unknown;
    getCurrentUserStatus?(): {readonly purposes?: Readonly<Record<string, {readonly enabled?: unknown}>>};
  };
  readonly klaro?: {
    getManager?(): {readonly confirmed?: unknown; readonly consents?: Readonly<Record<string, unknown>>};
  };
  getCkyConsent?(): {readonly isUserActionCompleted?: unknown; readonly categories?: Readonly<Record<string, unknown>>};
  cmplz_has_consent?(category: string): unknown;
  readonly BorlabsCookie?: {readonly Consents?: {hasConsent?(service: string): unknown}};
  readonly zaraz?: {readonly consent?: {readonly APIReady?: unknown; get?(purpose: string): unknown}};
  readonly useDefaultCookieConsent?: unknown;
}

interface Said {
  /** Neither true nor false where the manager does not know the group. */
  readonly allowed: unknown;
  /** Whether the shopper has answered it. */
  readonly answered: unknown;
}

interface Cmp {
  readonly events?: readonly string[];
  /** Undefined where the manager is not there; may throw while it is half there. */
  readonly read: (page: Window & Managers, group: string) => Said | undefined;
}

/** Groups, services and purposes go by names of the shop's own; without one, by the name the manager proposes itself. */
const CMPS: readonly Cmp[] = [
  {
    // OneTrust: ",C0001,C0003,"; C0003 are functional cookies
    events: ['OneTrustGroupsUpdated'],
    read: ({OnetrustActiveGroups: groups, OneTrust}, group) =>
      OneTrust || groups
        ? {allowed: `,${groups},`.includes(`,${group || 'C0003'},`), answered: OneTrust?.IsAlertBoxClosed?.() === true}
        : undefined,
  },
  {
    events: ['CookiebotOnConsentReady', 'CookiebotOnAccept', 'CookiebotOnDecline'],
    read: ({Cookiebot}, group) =>
      Cookiebot && {allowed: Cookiebot.consent?.[group || 'preferences'], answered: Cookiebot.hasResponse},
  },
  {
    // Usercentrics
    events: ['UC_UI_INITIALIZED', 'UC_UI_CMP_EVENT', 'ucEvent'],
    read({UC_UI}, group) {
      if (!UC_UI) return undefined;
      if (UC_UI.isInitialized?.() !== true) return OPEN;
      const services = UC_UI.getServicesBaseInfo?.().filter(
        ({categorySlug}) => categorySlug === (group || 'functional'),
      );
      if (!services?.length) return OPEN;
      const allowed = services.every(({consent}) => consent?.status === true);
      return {allowed, answered: UC_UI.isConsentRequired?.() === false};
    },
  },
  {
    read({Didomi}, group) {
      if (!Didomi) return undefined;
      const {purposes} = Didomi.getCurrentUserStatus?.() ?? {};
      const told = (group ? [group] : DIDOMI_PURPOSES).map((purpose) => purposes?.[purpose]).filter((told) => !!told);
      const allowed = told.length ? told.every(({enabled}) => enabled === true) : undefined;
      return {allowed, answered: Didomi.shouldUserStatusBeCollected?.() === false};
    },
  },
  {
    // Klaro knows services by the names in the shop's own configuration
    read({klaro}, group) {
      if (!klaro) return undefined;
      const {consents, confirmed} = klaro.getManager?.() ?? {};
      return {allowed: consents?.[group || 'vitrine'], answered: confirmed};
    },
  },
  {
    // CookieYes
    events: ['cookieyes_consent_update', 'cookieyes_banner_load'],
    read(page, group) {
      const consent = page.getCkyConsent?.();
      return consent && {allowed: consent.categories?.[group || 'functional'], answered: consent.isUserActionCompleted};
    },
  },
  {
    // Complianz
    events: ['cmplz_status_change', 'cmplz_fire_categories'],
    read: (page, group) =>
      page.cmplz_has_consent && {
        allowed: page.cmplz_has_consent(group || 'preferences'),
        answered: cookie(page, 'cmplz_banner-status') === 'dismissed',
      },
  },
  {
    // Borlabs Cookie 3; its cookie is written with the first answer
    events: ['borlabs-cookie-consent-saved'],
    read: (page, group) =>
      page.BorlabsCookie && {
        allowed: page.BorlabsCookie.Consents?.hasConsent?.(group || 'vitrine'),
        answered: group && cookie(page, 'borlabs-cookie'), // a service it does not know is refused, too
      },
  },
  {
    // Cloudflare Zaraz numbers its purposes at random
    events: ['zarazConsentAPIReady', 'zarazConsentChoicesUpdated'],
    read: (page, group) =>
      page.zaraz?.consent && {
        allowed: page.zaraz.consent.APIReady === true ? page.zaraz.consent.get?.(group) : undefined,
        answered: cookie(page, 'zaraz-consent'),
      },
  },
  {
    // Shopware: a group is the cookie that its configuration names
    events: ['CookieConfiguration_Update'],
    read: (page, group) =>
      page.useDefaultCookieConsent === true
        ? {allowed: group ? cookie(page, group) !== null : undefined, answered: cookie(page, 'cookie-preference')}
        : undefined,
  },
  {
    // Magento's cookie restriction knows a yes alone
    read(page) {
      const allowed = cookie(page, 'user_allowed_save_cookie');
      return allowed || page.document.getElementById('notice-cookie-block')
        ? {allowed: !!allowed, answered: false}
        : undefined;
    },
  },
];

const OPEN: Said = {allowed: undefined, answered: false};
const DIDOMI_PURPOSES = ['cookies', 'create_content_profile', 'select_personalized_content'];

/** Consent managers that speak a language of their own. Each is asked through what it documents for others to ask. */
export const readCmps: readonly ReadConsent[] = CMPS.map(
  ({events = [], read}) =>
    (page, changed, group): ConsentSignal => ({
      state(): ConsentState {
        const said = read(page as Window & Managers, group);
        if (!said) return null;
        return said.allowed === true ? 'granted' : said.allowed === false && said.answered ? 'denied' : 'pending';
      },
      stop: stopAll(events.map((type) => listen(page, type, changed))),
    }),
);

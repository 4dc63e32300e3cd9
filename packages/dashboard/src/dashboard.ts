import {type Login, LoginError, readDataSheet, readForecast, readReport} from './api.ts';
import {h} from './dom.ts';
import {type Messages, messagesFor} from './messages.ts';
import {login} from './views/login.ts';
import {overview} from './views/overview.ts';

const SESSION = 'vitrine-dashboard';

/** Runs the dashboard in `root`. The token lives in this tab's sessionStorage and goes nowhere but to the report's route. */
export function startDashboard(root: HTMLElement, language: string): void {
  let messages = messagesFor(language.startsWith('zh') ? 'zh-CN' : 'en');
  let known = recall();

  async function show(error = ''): Promise<void> {
    document.title = messages.t('title');
    document.documentElement.lang = messages.locale;
    if (!known?.token) return render(askLogin(error));
    try {
      const login = known;
      const [report, sheet] = await Promise.all([readReport(login), readDataSheet(login)]);
      render(overview({report, sheet, askForecast: (expected) => readForecast(login, {...expected})}, messages));
    } catch (reason) {
      known = {shopId: known.shopId, token: ''};
      render(askLogin(messages.t(reason instanceof LoginError ? 'refused' : 'unreachable')));
    }
  }

  function askLogin(error: string): HTMLElement {
    return login(messages, {shopId: known?.shopId ?? '', error}, (entered) => {
      known = entered;
      sessionStorage.setItem(SESSION, JSON.stringify(entered));
      void show();
    });
  }

  function render(view: HTMLElement): void {
    root.replaceChildren(header(messages), view);
  }

  function header({t}: Messages): HTMLElement {
    const language = h('button', {type: 'button'}, t('language'));
    language.addEventListener('click', () => {
      messages = messagesFor(messages.locale === 'en' ? 'zh-CN' : 'en');
      void show();
    });
    const bar = h('header', {}, h('span', {class: 'brand'}, 'Vitrine 橱窗'), language);
    if (known?.token) {
      const leave = h('button', {type: 'button'}, t('leave'));
      leave.addEventListener('click', () => {
        sessionStorage.removeItem(SESSION);
        known = null;
        void show();
      });
      bar.append(leave);
    }
    return bar;
  }

  void show();
}

function recall(): Login | null {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(SESSION) ?? 'null');
    if (typeof stored !== 'object' || stored === null) return null;
    const {shopId, token} = stored as Record<string, unknown>;
    return typeof shopId === 'string' && typeof token === 'string' ? {shopId, token} : null;
  } catch {
    return null; // what another page wrote there is not a login
  }
}

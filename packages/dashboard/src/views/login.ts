import type {Login} from '../api.ts';
import {h} from '../dom.ts';
import type {Messages} from '../messages.ts';

/** Asks for shop and token. `error` is what went wrong the last time, or ''. */
export function login(
  {t}: Messages,
  {shopId, error}: {shopId: string; error: string},
  onOpen: (login: Login) => void,
): HTMLElement {
  const shop = h('input', {name: 'shop', required: '', value: shopId, autocomplete: 'username', id: 'shop'});
  const token = h('input', {
    name: 'token',
    required: '',
    type: 'password',
    autocomplete: 'current-password',
    id: 'token',
    'aria-describedby': 'hint',
  });
  const form = h(
    'form',
    {},
    h('h1', {}, t('title')),
    h('label', {for: 'shop'}, t('shop')),
    shop,
    h('label', {for: 'token'}, t('token')),
    token,
    h('small', {id: 'hint'}, t('tokenHint')),
    h('button', {type: 'submit'}, t('open')),
    h('p', {role: 'alert'}, error),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    onOpen({shopId: shop.value.trim(), token: token.value.trim()});
  });
  return h('main', {class: 'login'}, form);
}

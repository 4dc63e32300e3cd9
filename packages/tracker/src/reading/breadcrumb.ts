import {isVisible, textOf} from '../page.ts';
import {HOME} from '../words.ts';

export function breadcrumb(page: Window): string[] {
  const trails = [
    ...page.document.querySelectorAll(
      '[class*="crumb" i],[id*="crumb" i],nav[aria-label*="crumb" i],[itemtype*="BreadcrumbList"]',
    ),
  ].filter((one) => isVisible(one) && one.querySelector('a'));
  const trail = trails.find((one) => one.querySelectorAll('a').length > 1) ?? trails[0];
  const steps = [...(trail?.querySelectorAll('a') ?? [])].map(textOf).filter((step) => step && step.length < 60);
  return [...new Set(steps.filter((step) => !HOME.test(step)))].slice(0, 8);
}

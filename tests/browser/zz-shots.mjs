import { launch, device, closeBrowsers } from "./support/browser.mjs";
import { faults } from "./support/look.mjs";
const url=process.env.URL_ ?? "http://localhost:8917"; const out="/tmp/wt-studio-shots";
const browser=await launch();
async function shot(page,name,full=false){ await page.waitForTimeout(300); await page.screenshot({path:`${out}/${name}.png`,fullPage:full}); const f=await faults(page); if(f.length) console.log(name,f.slice(0,6)); const w=await page.evaluate(()=>{const {scrollWidth,clientWidth}=document.documentElement; return scrollWidth>clientWidth?[...document.body.querySelectorAll("*")].filter(e=>e.getBoundingClientRect().right>clientWidth+1).slice(0,4).map(e=>e.tagName+"."+e.className):[]}); if(w.length) console.log(name,"too wide",w);}
for (const size of (process.env.SIZES??"desk,phone").split(",")) {
  const ctx=await device(browser,size,process.env.DARK?{colorScheme:"dark"}:{}); const page=await ctx.newPage(); const s=(process.env.DARK?"dark-":"")+size;
  await page.goto(url+"/studio"); await page.getByLabel("User name").waitFor(); await shot(page,s+"-1-signin");
  await page.getByLabel("User name").fill("wren"); await page.getByLabel("Password",{exact:true}).fill("x"); await page.getByRole("button",{name:"Sign in"}).click();
  await page.getByRole("heading",{name:"Parts that"}).waitFor(); await shot(page,s+"-2-flows");
  await page.goto(url+"/studio#/flow/housing-tonight"); await page.getByRole("heading",{name:"Versions"}).waitFor(); await shot(page,s+"-3-flow",true);
  await page.goto(url+"/studio#/draft/0123456789abcdef0123456789abcdef/words/where_now"); await page.getByRole("heading",{name:"where now"}).waitFor(); await shot(page,s+"-4-words");
  const help=page.getByLabel("Help beneath, English"); await help.fill("It helps people find you. You can skip this question."); await page.waitForTimeout(100); await shot(page,s+"-5-typing",true);
  await help.blur(); await page.getByText("Saved",{exact:true}).first().waitFor(); await shot(page,s+"-5-saved",true);
  await page.goto(url+"/studio#/draft/0123456789abcdef0123456789abcdef/file/phone"); await page.getByLabel("The whole flow").waitFor(); await shot(page,s+"-6-file");
  await page.goto(url+"/studio#/draft/0123456789abcdef0123456789abcdef/preview/safe"); if(size==="phone"){} const ans=page.locator(".quick-reply").first(); await ans.waitFor(); await ans.click(); await page.locator(".bubble-own").first().waitFor(); await shot(page,s+"-7-preview",true);
  await page.locator(".phone-settings select").selectOption("ar"); await page.waitForTimeout(400); await shot(page,s+"-8-preview-ar",true);
  await page.goto(url+"/studio#/draft/0123456789abcdef0123456789abcdef/changes"); await page.getByRole("heading",{name:"The file, line"}).waitFor(); await shot(page,s+"-9-changes",true);
  await page.goto(url+"/studio#/translations"); await page.getByRole("heading",{name:"Translations"}).waitFor(); await shot(page,s+"-10-translations");
  await page.request.post(url+"/api/v1/sign-out",{data:{}}); try{ctx.behaved()}catch(e){console.log(e.message)} await ctx.close();
}
await closeBrowsers();

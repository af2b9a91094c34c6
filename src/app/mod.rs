//! The app: the session, the place in the site, and the page that is shown there.

use crate::browser::dom::{self, Lifecycle, Request};
use crate::browser::{fetch, history, session_storage};
use crate::content::{self, Content, Respondent, msg};
use crate::pages;
use crate::route::Route;
use crate::session::{Action, Session};
use legcheck_engine::dataset::Details;
use std::rc::Rc;
use yew::prelude::*;

/// A place in the site: the route, and for the check the step.
pub type Place = (Route, history::Entry);

/// How the person came to a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Arrival {
    /// The page was just loaded: the focus stays where the browser put it.
    Loaded,
    /// By a link, a button or the history: the focus goes to the new heading.
    Moved,
}

/// How far the details of the result have come.
#[derive(Clone, Debug, PartialEq)]
enum DetailsState {
    /// Nobody needs them yet.
    NotNeeded,
    /// They were asked for.
    Waiting,
    /// They are here.
    Here(Rc<Details>),
    /// They did not come.
    Failed,
}

/// Going from place to place.
#[derive(Clone, PartialEq)]
pub struct Navigator {
    place: Place,
    go: Callback<(Place, How)>,
}

/// What happens to the present history entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    Push,
    Replace,
}

impl Navigator {
    /// The present place.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// Opens a page.
    pub fn open(&self, route: Route) {
        self.step(route, String::new(), false);
    }

    /// Opens a step of the check.
    pub fn step(&self, route: Route, step: String, from_review: bool) {
        let depth = self.place.1.depth + 1;
        self.go.emit(((route, history::Entry { depth, step, from_review }), How::Push));
    }

    /// Shows another step in place of the present one, when the present one cannot be shown.
    pub fn correct(&self, route: Route, step: String) {
        let entry = history::Entry { depth: self.place.1.depth, step, from_review: false };
        self.go.emit(((route, entry), How::Replace));
    }
}

/// What pages need from the app. It is handed down to them: a provider in the tree is a component more, and each costs the
/// download a kilobyte.
#[derive(Clone, PartialEq)]
pub struct Context {
    /// The words and the dataset.
    pub content: Content,
    /// The session.
    pub session: UseReducerHandle<Session>,
    /// Going from place to place.
    pub navigator: Navigator,
    /// Whether this tab can remember the session.
    pub storage_works: bool,
    /// Whether the details of the result were refused; they can be asked for again.
    pub details_failed: bool,
    ask_for_details: Callback<()>,
}

impl Context {
    /// Asks once more for the details of the result.
    pub fn ask_for_details(&self) {
        self.ask_for_details.emit(());
    }

    /// Forgets the check.
    pub fn restart(&self) {
        self.happened(Action::Restarted);
    }

    /// Tells the session what happened.
    pub fn happened(&self, action: Action) {
        self.session.dispatch(action);
    }
}

/// Props of a page that is a component: one with a state or an effect of its own.
#[derive(Clone, PartialEq, Properties)]
pub struct PageProps {
    /// What it needs from the app.
    pub app: Context,
}

/// Where the app starts; natively the page to render is given.
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// The page to render natively; in the browser the address tells.
    #[prop_or_default]
    pub route: Option<Route>,
}

/// The whole app.
#[component]
pub fn App(props: &AppProps) -> Html {
    let content = content::load();
    let details = use_state(|| DetailsState::NotNeeded);
    let content = match &*details {
        DetailsState::Here(details) => content.with_details(details.clone()),
        _ => content,
    };
    let native = props.route.clone();
    let session = {
        let (content, native) = (content.clone(), native.clone());
        use_reducer(move || match native {
            Some(_) => Session::default(),
            None => {
                let stored = Session::from_text(content.guide(), &session_storage::load().unwrap_or_default())
                    .under(dom::host_settings());
                // The start page was left by its plain link, before the app was there to begin the check itself.
                history::take_fragment()
                    .and_then(|mark| Respondent::from_id(&mark))
                    .map_or_else(|| stored.clone(), |who| stored.restarted(Some(who)))
            }
        })
    };
    let place = {
        let native = native.clone();
        use_state(move || match native {
            Some(route) => (route, history::Entry::default()),
            None => history::current(),
        })
    };
    let arrival = use_mut_ref(|| Arrival::Loaded);
    // What a browser runs for the first time it has to translate first. The app begins before it draws a page, so that neither
    // holds up what a person does.
    let begun = use_state(|| native.is_some());
    let storage_works = *use_memo((), |()| native.is_some() || session_storage::works());
    let ask_for_details = {
        let details = details.clone();
        Callback::from(move |()| {
            details.set(DetailsState::Waiting);
            let details = details.clone();
            fetch::details(move |found| {
                details.set(found.map_or(DetailsState::Failed, |found| DetailsState::Here(Rc::new(found))))
            });
        })
    };

    {
        let content = content.clone();
        use_effect_with(session.clone(), move |session: &UseReducerHandle<Session>| {
            if **session == Session::default() {
                session_storage::erase();
            } else {
                // When it is refused, the start page and the check say so.
                let _ = session_storage::save(&session.to_text(content.guide()));
            }
        });
    }
    {
        let (arrival, ask, is_needed) = (arrival.clone(), ask_for_details.clone(), *details == DetailsState::NotNeeded);
        use_effect_with((*place).clone(), move |place: &Place| {
            if *arrival.borrow() == Arrival::Moved {
                dom::focus("page-title");
                dom::renew_skip_link();
            }
            // Whoever begins the check gets the details of the result in the meantime.
            if is_needed && matches!(place.0, Route::Check | Route::Result) {
                ask.emit(());
            }
            // The first question does not wait for what comes after the last.
            if place.0 == Route::Result || (place.0 == Route::Check && place.1.depth > 0) {
                dom::announce(Lifecycle::WantsResult);
            }
        });
    }
    let go = {
        let (place, arrival) = (place.clone(), arrival.clone());
        Callback::from(move |(mut to, how): (Place, How)| {
            let written = match how {
                How::Push => history::push(&to.0, &to.1),
                How::Replace => history::replace(&to.0, &to.1),
            };
            if !written {
                // Without an entry of our own, the Back link must not leave the site: it then goes by the answers.
                to.1.depth = 0;
            }
            dom::show_top();
            *arrival.borrow_mut() = Arrival::Moved;
            place.set(to);
        })
    };
    {
        let (content, place, arrival, session, go) =
            (content.clone(), place.clone(), arrival.clone(), session.clone(), go.clone());
        let begin = begun.clone();
        use_effect_with((), move |()| {
            let guide = content.clone();
            let requests = dom::on_request(move |request| {
                let depth = history::current().1.depth + 1;
                let open =
                    |route, step| go.emit(((route, history::Entry { depth, step, from_review: false }), How::Push));
                match request {
                    Request::Open(address) => {
                        let route = history::route_of(&address);
                        route.map(|route| open(route, String::new())).is_some()
                    }
                    Request::LoadSession(check, then) => {
                        session.dispatch(Action::SessionLoaded(
                            Session::from_text(guide.guide(), &check).under(dom::host_settings()),
                        ));
                        if let Some(step) = then {
                            open(Route::Check, step);
                        }
                        true
                    }
                }
            });
            dom::set_language(content.language(), content.direction());
            let listener = history::on_move(move || {
                *arrival.borrow_mut() = Arrival::Moved;
                place.set(history::current());
            });
            dom::soon(move || begin.set(true));
            move || drop((listener, requests))
        });
    }
    use_effect_with(*begun, |has_begun| {
        // It is drawn, so it takes the place of the page that the browser was given.
        if *has_begun {
            dom::announce(Lifecycle::Ready);
        }
    });
    if !*begun {
        return Html::default();
    }
    let navigator = Navigator { place: (*place).clone(), go };
    let details_failed = *details == DetailsState::Failed;
    page(&Context { content, session, navigator, storage_works, details_failed, ask_for_details })
}

/// The main part of a page. What is round it stands in the finished files and never changes: see `components::around`.
fn page(app: &Context) -> Html {
    let route = app.navigator.place().0.clone();
    let key = route.path();
    let page = match route {
        Route::Start => pages::start(app),
        Route::Check => html! { <pages::Check app={app.clone()} /> },
        Route::Result => pages::result(app),
        Route::Emergency => pages::emergency(app),
        route => strictness(app, route),
    };
    // The key makes a new page of each route, so that no input keeps the state of another page. It counts within a list.
    html! { <><key={key}>{ page }</></> }
}

/// A page that is only read. At build time it is made here; the app shows the finished file.
#[cfg(not(target_arch = "wasm32"))]
fn strictness(_: &Context, route: Route) -> Html {
    use crate::static_pages::{
        About, Accessibility, Cause, Causes, Clinics, NotFound, Numbers, Privacy, Saved, Settings, Sources, Tests,
    };
    match route {
        Route::Causes => html! { <Causes /> },
        Route::Cause(id) => html! { <Cause {id} /> },
        Route::Tests => html! { <Tests /> },
        Route::About => html! { <About /> },
        Route::Privacy => html! { <Privacy /> },
        Route::Accessibility => html! { <Accessibility /> },
        Route::Sources => html! { <Sources /> },
        Route::Settings => html! { <Settings /> },
        Route::Saved => html! { <Saved /> },
        Route::Numbers => html! { <Numbers /> },
        Route::Clinics => html! { <Clinics /> },
        _ => html! { <NotFound /> },
    }
}

#[cfg(target_arch = "wasm32")]
fn strictness(app: &Context, route: Route) -> Html {
    html! { <pages::Fetched app={app.clone()} {route} /> }
}

/// Sets the title of the document, and shows the page's heading, to which the focus goes.
#[derive(Clone, PartialEq, Properties)]
pub struct TitleProps {
    /// The heading.
    pub text: String,
    /// Whether the page shows an error, which the title then says first.
    #[prop_or_default]
    pub error: bool,
    /// What the document is called, where that is not the heading: browsers list titles, so none may tell an answer.
    #[prop_or_default]
    pub called: Option<String>,
}

/// The heading of a page.
#[component]
pub fn Title(props: &TitleProps) -> Html {
    let message = if props.error { msg::TITLE_ERROR } else { msg::TITLE };
    let page = props.called.as_ref().unwrap_or(&props.text);
    let title = content::load().with(message, &[("page", page.into())]);
    use_effect_with(title, |title: &String| dom::set_title(title));
    html! {
        <h1 id="page-title" tabindex="-1">{ props.text.clone() }</h1>
    }
}
